// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/steered_control.h"

#include <algorithm>

#include "base/error.h"
#include "json/json_reader.h"

namespace auralis::bench {

namespace {

/// The frame that the stream's `control` text tells for this value.
std::optional<std::int64_t> frame_of(double value, const Reception& reception) {
  json::JsonReader json;
  for (const TextArrival& arrival : reception.texts) {
    if (arrival.text.find("\"control\"") == std::string::npos) continue;
    json.read(arrival.text);
    if (json.text("type") != "control" || json.text("param") != "intensity") continue;
    if (json.number("value") == value) return json.integer("frame");
  }
  return std::nullopt;
}

/// The first passage that says `time` or later.
std::optional<Seconds> passed(const std::vector<EventTee::TimedEvent>& clocks, Seconds time) {
  constexpr Seconds kMicrosecond{1e-6};  // what events' times are rounded to
  const auto found =
      std::lower_bound(clocks.begin(), clocks.end(), time - kMicrosecond,
                       [](const auto& passage, Seconds t) { return passage.time < t; });
  return found == clocks.end() ? std::nullopt : std::optional(found->at);
}

void trace_one(SteeredControl& control, const Reception& reception, const EventTee& tee) {
  for (const auto& passage : tee.controls())
    if (passage.value == control.value) control.composed = passage.at;
  control.frame = frame_of(control.value, reception);
  if (!control.frame) return;
  const auto frame = static_cast<std::uint64_t>(*control.frame);
  for (const Arrival& arrival : reception.chunks) {
    const auto end = arrival.header.first_frame + arrival.header.frames;
    if (frame < arrival.header.first_frame || frame >= end) continue;
    const auto rate = reception.format.rate;
    control.received = arrival.at;
    control.known = passed(tee.clocks(), to_seconds({static_cast<std::int64_t>(end)}, rate));
    return;
  }
}

}  // namespace

void trace(std::span<SteeredControl> controls, const Reception& reception, const EventTee& tee) {
  for (SteeredControl& control : controls) trace_one(control, reception, tee);
}

std::vector<double> between(std::span<const SteeredControl> controls,
                            std::optional<Seconds> SteeredControl::*from,
                            std::optional<Seconds> SteeredControl::*to) {
  std::vector<double> times;
  for (const SteeredControl& control : controls)
    if (control.*from && control.*to) times.push_back((*(control.*to) - *(control.*from)).count());
  return times;
}

}  // namespace auralis::bench
