// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A clock that tests turn by hand; sleeping turns it too.
#pragma once

#include <algorithm>

#include "base/clock.h"

namespace auralis::support {

class FakeClock final : public base::Clock {
 public:
  [[nodiscard]] base::Seconds now() const override { return time; }
  void sleep_until(base::Seconds due) override {
    if (due > time) time = due + late;
  }

  base::Seconds time{1000};
  base::Seconds late{0};  ///< how much later than asked a sleep ends
};

}  // namespace auralis::support
