// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The clock that live pacing reads: steady seconds, passed in so that tests can turn it by hand.
#pragma once

#include "base/units.h"

namespace auralis::base {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Seconds since an unspecified start; never goes back. [any thread]
  [[nodiscard]] virtual Seconds now() const = 0;
  /// Returns at or shortly after `due`, at once if it has passed. [any thread]
  virtual void sleep_until(Seconds due) = 0;
};

/// The system's monotonic clock.
class SteadyClock final : public Clock {
 public:
  [[nodiscard]] Seconds now() const override;
  void sleep_until(Seconds due) override;
};

}  // namespace auralis::base
