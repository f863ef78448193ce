// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/live_pacer.h"

#include "compose/time/transport.h"

namespace auralis::perform {

Seconds LivePacer::wait() {
  const Seconds t = compose::to_microseconds(static_cast<double>(++ticks_) * tick_);
  clock_.sleep_until(start_ + t);
  return t;
}

}  // namespace auralis::perform
