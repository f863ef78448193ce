// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What happened when, event by event -> a file that Perfetto opens.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/log.h"
#include "base/units.h"

namespace auralis::monitor {

/// Writes Chrome's trace-event format, as JSON, on a thread of its own. Times are those of the
/// system's steady clock, which all tools of a machine share: their traces can be laid side by
/// side. Where events come faster than they are written further ones are left out and counted; a
/// file that can no longer be written is told once.
class Trace {
 public:
  /// Events that wait to be written, at the most.
  static constexpr std::size_t kCapacity = 16384;

  /// Throws base::Error where the file cannot be opened. `tool` names the process in it; `log` must
  /// outlive the trace.
  Trace(const std::string& path, const std::string& tool, const base::Log& log);
  /// Writes what waits, and the file's end.
  ~Trace();
  Trace(const Trace&) = delete;
  Trace& operator=(const Trace&) = delete;

  /// Something that took a while, with one figure. The names must last as long as the trace, and
  /// stand in the file as they are: letters, digits and underscores. Real-time safe: no allocation,
  /// no lock. [any thread]
  void span(const char* name, base::Seconds begin, base::Seconds end, const char* figure,
            double value) noexcept;
  /// Something that happened at a time. As above.
  void mark(const char* name, base::Seconds at, const char* figure, double value) noexcept;
  /// A figure that has another value from then on. As above.
  void count(const char* name, base::Seconds at, double value) noexcept;

  /// Events left out so far. [any thread]
  [[nodiscard]] std::int64_t left_out() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace auralis::monitor
