// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A clock that tests turn by hand; sleeping turns it too.
#pragma once

#include <algorithm>

#include "base/clock.h"

namespace auralis::support {

class FakeClock final : public base::Clock {
 public:
  [[nodiscard]] base::Seconds now() const override { return now_; }
  void sleep_until(base::Seconds due) override { now_ = std::max(now_, due); }
  void advance(base::Seconds by) { now_ += by; }

 private:
  base::Seconds now_{1000};  // no test should lean on a clock that begins at 0
};

}  // namespace auralis::support
