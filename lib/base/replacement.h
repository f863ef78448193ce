// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A file that takes the place of another once it is whole.
#pragma once

#include <string>

namespace auralis::base {

/// Gives a name beside the file's own to write to: a process that is killed meanwhile leaves what
/// was there before. What is no regular file (a FIFO, /dev/null, "-") and a file in a directory
/// that takes no other are written in place.
class Replacement {
 public:
  /// The name ends as the path does. A file of that name is made here.
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
  std::string path_, fresh_;  // the same where it is written in place
};

}  // namespace auralis::base
