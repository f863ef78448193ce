// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Tells jumps in the time of events: milliseconds written for seconds last for hours.
#pragma once

#include <string>
#include <utility>

#include "base/log.h"
#include "base/units.h"

namespace auralis::event {

/// Not thread-safe.
class JumpWatch {
 public:
  /// A longer time without an event is reported, the first ten of them.
  static constexpr base::Seconds kLongest{600};

  /// `log` outlives it; `name` stands for the input in messages.
  JumpWatch(std::string name, const base::Log& log) : name_(std::move(name)), log_(log) {}

  /// Takes the time of the event in this line; times do not decrease.
  void see(base::Seconds time, std::size_t line);
  /// Takes the time of the last sound, once no more events come.
  void see_end(base::Seconds time) const;

 private:
  std::string name_;
  const base::Log& log_;
  base::Seconds last_{0};
  int told_ = 0;
};

}  // namespace auralis::event
