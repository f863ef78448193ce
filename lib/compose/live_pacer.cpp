// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/live_pacer.h"

#include "compose/transport.h"

namespace auralis::compose {

Seconds LivePacer::wait() {
  const Seconds t = to_microseconds(static_cast<double>(++ticks_) * tick_);
  clock_.sleep_until(start_ + t);
  return t;
}

}  // namespace auralis::compose
