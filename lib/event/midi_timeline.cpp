// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/midi_timeline.h"

#include <algorithm>
#include <iterator>

namespace auralis::event {

void MidiTimeline::set_tempo(std::int64_t tick, std::uint32_t microseconds_per_beat) {
  tempos_.push_back({after(tempos_.back(), tick), 1e-6 * microseconds_per_beat});
}

MidiTime MidiTimeline::at(std::int64_t tick) const noexcept {
  const auto later = std::ranges::upper_bound(tempos_, tick, {},
                                              [](const Tempo& tempo) { return tempo.from.tick; });
  return after(*std::prev(later), tick);
}

MidiTime MidiTimeline::after(const Tempo& tempo, std::int64_t tick) const noexcept {
  const double units = static_cast<double>(tick - tempo.from.tick) / division_.ticks;
  const double beats = division_.of_beat ? units : units / tempo.seconds_per_beat;
  const double seconds = division_.of_beat ? units * tempo.seconds_per_beat : units;
  return {tick, tempo.from.beat + beats, tempo.from.time + base::Seconds(seconds)};
}

}  // namespace auralis::event
