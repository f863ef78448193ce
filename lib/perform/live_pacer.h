// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The pacer of live composing: ticks on a schedule that does not drift.
#pragma once

#include <cstdint>

#include "base/clock.h"

namespace auralis::perform {

using base::Seconds;

/// Ticks are counted from the start, so lateness never adds up: those that were missed follow at
/// once. After more than two seconds (the process was stopped, or nobody read from it) the schedule
/// begins anew instead: who listens would hear the rest late for ever.
class LivePacer {
 public:
  /// Starts now. The clock outlives the pacer.
  LivePacer(base::Clock& clock, Seconds tick) noexcept
      : clock_(clock), tick_(tick), start_(clock.now()) {}

  /// Waits for the next tick and gives its time since the start.
  Seconds wait();
  /// How late the last tick was.
  [[nodiscard]] Seconds late() const noexcept { return late_; }

 private:
  base::Clock& clock_;
  Seconds tick_;
  Seconds start_;
  std::int64_t ticks_ = 0;
  Seconds late_{0};
};

}  // namespace auralis::perform
