// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A steady clock -> the time that listeners are told.
#pragma once

#include <chrono>

#include "base/clock.h"
#include "stream/chunk.h"

namespace auralis::stream {

/// Seconds since the Unix epoch as of its construction, and evenly counted from then on: it does
/// not jump when the system's clock is set. [any thread]
class ServerTime {
 public:
  /// `clock` outlives it.
  explicit ServerTime(const base::Clock& clock)
      : clock_(&clock), epoch_(unix_time() - clock.now().count()) {}

  [[nodiscard]] double now() const { return at(clock_->now()); }
  /// Of a time of the clock.
  [[nodiscard]] double at(Seconds time) const noexcept { return epoch_ + time.count(); }

 private:
  static double unix_time() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration<double>(since).count();
  }

  const base::Clock* clock_;
  double epoch_;
};

}  // namespace auralis::stream
