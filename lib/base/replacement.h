// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A file that takes the place of another once it is whole.
#pragma once

#include <optional>
#include <string>

#include "base/descriptor.h"
#include "base/file_claim.h"

namespace auralis::base {

/// Gives a hidden name beside the file's own to write to: a process that is killed meanwhile leaves
/// what was there before. Several may write the same file at once, each by a name of its own; the
/// last to end wins. What is no regular file (a FIFO, /dev/null, "-") and a file in a directory
/// that takes no other are written in place, by one writer at a time.
class Replacement {
 public:
  /// The name ends as the path does. A file of that name is made here, and what killed processes
  /// left of others for this path is removed. Throws Error where the path is written in place and
  /// another writes it.
  explicit Replacement(const std::string& path);
  /// Removes what has not been kept.
  ~Replacement();
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// Where to write.
  [[nodiscard]] const std::string& path() const noexcept { return fresh_; }
  /// What was written, and is closed, takes the file's place. Throws base::Error.
  void keep();

 private:
  void make_fresh();

  std::string path_, fresh_;  // the same where it is written in place
  Descriptor lock_;           // of the hidden file: its writer lives
  std::optional<FileClaim> claim_;
};

}  // namespace auralis::base
