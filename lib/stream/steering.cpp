// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/steering.h"

#include <utility>

namespace auralis::stream {

std::optional<Refusal> Steering::apply(const event::Control& control, bool allowed, bool in_time,
                                       ControlOutlet::Refused refused, base::Seconds over) {
  auto refusal = attempt(control, allowed, in_time, std::move(refused), over);
  metrics_.add(refusal ? monitor::Metric::kStreamControlsRefused
                       : monitor::Metric::kStreamControlsAccepted);
  if (refusal && refusal->code == "too-fast") metrics_.add(monitor::Metric::kStreamControlsLimited);
  return refusal;
}

std::optional<Refusal> Steering::attempt(const event::Control& control, bool allowed, bool in_time,
                                         ControlOutlet::Refused refused, base::Seconds over) {
  if (!allowed || !offered())
    return Refusal{"not-allowed", "this stream can be heard but not steered from here"};
  if (!in_time) return Refusal{"too-fast", "too many controls a second: send them more slowly"};
  if (auto refusal = board_.check(control)) return refusal;
  if (limit_.clock != nullptr && !of_all_.take(limit_.clock->now()))
    return Refusal{"too-fast", "all listeners together send too many controls: try again"};
  if (over > base::Seconds(0) && !std::holds_alternative<double>(control.value))
    return Refusal{"out-of-range", "only a number gets to its value over a time"};
  return outlet_->pass({control, over},
                       [this, refused = std::move(refused)](const Refusal& refusal) {
                         metrics_.add(monitor::Metric::kStreamControlsRefused);
                         if (refused) refused(refusal);
                       });
}

}  // namespace auralis::stream
