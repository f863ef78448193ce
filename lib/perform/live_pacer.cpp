// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/live_pacer.h"

#include <algorithm>

#include "compose/time/transport.h"

namespace auralis::perform {

namespace {
/// A busy machine makes nobody as late as this.
constexpr Seconds kHeldUp{2.0};
}  // namespace

Seconds LivePacer::wait() {
  const Seconds t = compose::to_microseconds(static_cast<double>(++ticks_) * tick_);
  const Seconds late = clock_.now() - (start_ + t);
  if (late > kHeldUp)
    start_ += late;
  else
    clock_.sleep_until(start_ + t);
  late_ = std::max(Seconds(0), late > kHeldUp ? late : clock_.now() - (start_ + t));
  return t;
}

}  // namespace auralis::perform
