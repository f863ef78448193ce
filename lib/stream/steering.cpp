// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/steering.h"

#include <utility>

#include "event/meaning.h"

namespace auralis::stream {

Steer Steering::understand(event::Control control, base::Seconds over) const {
  auto meant = board_.check(control) ? event::meaning_of(control) : std::vector{control};
  return {std::move(control), over, std::move(meant)};
}

std::optional<Refusal> Steering::apply(const Steer& steer, bool allowed, bool in_time,
                                       ControlOutlet::Refused refused) {
  auto refusal = attempt(steer, allowed, in_time, std::move(refused));
  metrics_.add(refusal ? monitor::Metric::kStreamControlsRefused
                       : monitor::Metric::kStreamControlsAccepted);
  if (refusal && refusal->code == "too-fast") metrics_.add(monitor::Metric::kStreamControlsLimited);
  return refusal;
}

std::optional<Refusal> Steering::attempt(const Steer& steer, bool allowed, bool in_time,
                                         ControlOutlet::Refused refused) {
  if (!allowed || !offered())
    return Refusal{"not-allowed", "this stream can be heard but not steered from here"};
  if (!in_time) return Refusal{"too-fast", "too many controls a second: send them more slowly"};
  for (const event::Control& each : steer.meant)
    if (auto refusal = board_.check(each)) return refusal;
  if (steer.over > base::Seconds(0) && !board_.is_number(steer.control.param))
    return Refusal{"out-of-range", "over: only numbers get to their value over a time, and " +
                                       steer.control.param + " is a name"};
  if (limit_.clock != nullptr && !of_all_.take(limit_.clock->now()))
    return Refusal{"too-fast", "all listeners together send too many controls: try again"};
  const auto count = [this, refused = std::move(refused)](const Refusal& refusal) {
    metrics_.add(monitor::Metric::kStreamControlsRefused);
    if (refused) refused(refusal);
  };
  return outlet_->pass(steer, count);
}

}  // namespace auralis::stream
