// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/clock.h"

#include <thread>

namespace auralis::base {

namespace {
using Steady = std::chrono::steady_clock;
}

Seconds SteadyClock::now() const { return Steady::now().time_since_epoch(); }

void SteadyClock::sleep_until(Seconds due) {
  std::this_thread::sleep_until(Steady::time_point(std::chrono::ceil<Steady::duration>(due)));
}

}  // namespace auralis::base
