// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/steering.h"

#include <utility>

#include "event/meaning.h"

namespace auralis::stream {

std::optional<Refusal> Steering::apply(const event::Control& control, bool allowed, bool in_time,
                                       ControlOutlet::Refused refused, base::Seconds over) {
  auto refusal = attempt(control, allowed, in_time, std::move(refused), over);
  metrics_.add(refusal ? monitor::Metric::kStreamControlsRefused
                       : monitor::Metric::kStreamControlsAccepted);
  if (refusal && refusal->code == "too-fast") metrics_.add(monitor::Metric::kStreamControlsLimited);
  return refusal;
}

std::vector<event::Control> Steering::meaning(const event::Control& control) const {
  return board_.check(control) ? event::meaning_of(control) : std::vector{control};
}

std::optional<Refusal> Steering::attempt(const event::Control& control, bool allowed, bool in_time,
                                         ControlOutlet::Refused refused, base::Seconds over) {
  if (!allowed || !offered())
    return Refusal{"not-allowed", "this stream can be heard but not steered from here"};
  if (!in_time) return Refusal{"too-fast", "too many controls a second: send them more slowly"};
  const std::vector<event::Control> meant = meaning(control);
  for (const event::Control& each : meant)
    if (auto refusal = board_.check(each)) return refusal;
  if (over > base::Seconds(0) && !board_.is_number(control.param))
    return Refusal{"out-of-range", "over: only numbers get to their value over a time, and " +
                                       control.param + " is a name"};
  if (limit_.clock != nullptr && !of_all_.take(limit_.clock->now()))
    return Refusal{"too-fast", "all listeners together send too many controls: try again"};
  const auto count = [this, refused = std::move(refused)](const Refusal& refusal) {
    metrics_.add(monitor::Metric::kStreamControlsRefused);
    if (refused) refused(refusal);
  };
  for (const event::Control& each : meant)
    if (auto refusal = outlet_->pass({each, over}, count)) return refusal;
  return std::nullopt;
}

}  // namespace auralis::stream
