// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The pacer of live composing: ticks on a schedule that does not drift.
#pragma once

#include <cstdint>

#include "base/clock.h"

namespace auralis::perform {

using base::Seconds;

/// Ticks are counted from the start, so lateness never adds up; after a pause (the process was
/// stopped) those that were missed follow at once.
class LivePacer {
 public:
  /// Starts now. The clock outlives the pacer.
  LivePacer(base::Clock& clock, Seconds tick) noexcept
      : clock_(clock), tick_(tick), start_(clock.now()) {}

  /// Waits for the next tick and gives its time since the start.
  Seconds wait();

 private:
  base::Clock& clock_;
  Seconds tick_;
  Seconds start_;
  std::int64_t ticks_ = 0;
};

}  // namespace auralis::perform
