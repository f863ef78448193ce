// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where a tool's data go: standard output or a file, and how long to wait for whoever reads it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/units.h"

namespace auralis::base {

/// Thrown when the tool is to stop and the reader of a pipe takes nothing more: what was left to
/// write is lost.
class StuckReader : public Error {
 public:
  using Error::Error;
};

class Output {
 public:
  /// Opens path for writing anew, "-" being standard output. `stop` is a descriptor that becomes
  /// readable when the tool is to stop, -1 for none. Throws Error.
  explicit Output(const std::string& path, int stop = -1);

  /// Writes every byte. A pipe whose reader has paused holds the tool back; once it is to stop, a
  /// reader that takes nothing for kGrace is given up. Throws Error, StuckReader or ClosedPipe.
  void write(std::span<const std::byte> bytes);
  void write(std::string_view text) { write(std::as_bytes(std::span(text))); }
  /// Closes a file: what the system could not write is told here at the latest. Throws Error.
  void close();

  static constexpr Seconds kGrace{1};

 private:
  void wait_for_room() const;

  std::string name_;
  Descriptor out_;
  int stop_;
  bool patient_;  // nothing ends a wait
};

}  // namespace auralis::base
