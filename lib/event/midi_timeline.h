// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The tempo map of a MIDI file: ticks -> beats and seconds.
#pragma once

#include <cstdint>
#include <vector>

#include "event/midi_score.h"

namespace auralis::event {

/// What a tick is: a part of a beat, or a part of a second (SMPTE).
struct MidiDivision {
  bool of_beat = true;
  double ticks = 480;  ///< in a beat or a second
};

class MidiTimeline {
 public:
  explicit MidiTimeline(MidiDivision division) : division_(division) {}

  /// The tempo from a tick on, which is not before that of the last call.
  void set_tempo(std::int64_t tick, std::uint32_t microseconds_per_beat);
  [[nodiscard]] MidiTime at(std::int64_t tick) const noexcept;

 private:
  struct Tempo {
    MidiTime from;
    double seconds_per_beat;
  };
  [[nodiscard]] MidiTime after(const Tempo& tempo, std::int64_t tick) const noexcept;

  MidiDivision division_;
  std::vector<Tempo> tempos_{{{}, 0.5}};
};

}  // namespace auralis::event
