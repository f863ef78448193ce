// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A file that is written in place, by one writer at a time.
#pragma once

#include <string>

#include "base/descriptor.h"

namespace auralis::base {

/// While it lives, no other claim to the same file succeeds, of this process or another. Only
/// regular files are claimed: "-", FIFOs and devices take several writers.
class FileClaim {
 public:
  /// Makes the file where there is none, and changes nothing in one that is there. Throws Error
  /// where another writes it. A file that cannot be opened is left to its writer, who says why.
  explicit FileClaim(const std::string& path);
  /// Removes a file that was made here and got nothing.
  ~FileClaim();
  FileClaim(const FileClaim&) = delete;
  FileClaim& operator=(const FileClaim&) = delete;

 private:
  std::string path_;
  Descriptor file_;
  bool made_ = false;
};

/// Tries to lock an open file for this descriptor alone: false where another has the lock. The lock
/// ends with the descriptor. A file system without locks locks nothing, which is no failure.
[[nodiscard]] bool try_lock(const Descriptor& file) noexcept;

}  // namespace auralis::base
