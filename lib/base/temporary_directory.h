// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A private directory that goes with its owner: FIFOs, recordings and logs of a run or a test.
#pragma once

#include <filesystem>
#include <string>

namespace auralis::base {

class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  /// The path of a file in it.
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ / name; }
  /// Makes a FIFO in it and gives its path.
  std::string make_fifo(const std::string& name) const;

 private:
  std::filesystem::path path_;
};

}  // namespace auralis::base
