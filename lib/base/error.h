// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The one exception type of Auralis: a line for the user and the exit status it leads to.
#pragma once

#include <stdexcept>
#include <string>

namespace auralis::base {

/// What went wrong decides the tool's exit status.
enum class Fault {
  kWork = 1,   ///< the work failed: a file, a device, a connection, data that a program made
  kUsage = 2,  ///< what a person wrote is wrong: the command line, or settings in a file
};

/// Thrown at construction and by I/O, never while rendering. The message is one line without the
/// tool's name: what was wrong, where, and what would be right.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, Fault fault = Fault::kWork)
      : std::runtime_error(message), fault_(fault) {}

  [[nodiscard]] Fault fault() const noexcept { return fault_; }

 private:
  Fault fault_;
};

}  // namespace auralis::base
