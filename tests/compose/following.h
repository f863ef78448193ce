// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pieces that follow a tune, and how well their chords fit it.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "compose/piece.h"
#include "compose/tune/given_melody.h"
#include "theory/pitch.h"

namespace auralis::compose {

inline constexpr double kSeeds = 20;

inline event::Settings settings_for(std::uint64_t seed) {
  event::Settings settings = settings_of("tide", seed);
  settings.key = "C";
  settings.mode = "ionian";
  settings.bpm = 80;
  return settings;
}

inline std::vector<event::Event> follow(
    const GivenMelody& given, const event::Settings& settings,
    std::optional<Seconds> length = std::nullopt,
    const std::vector<std::pair<Seconds, event::Control>>& controls = {}) {
  const Seconds end = length.value_or(given.piece_length(settings.bpm));
  Composer composer(settings, shipped_moods(), shipped_melodies(), {end, {}, &given});
  composer.explain();
  std::vector<event::Event> events;
  for (const auto& [t, control] : controls) {
    composer.advance(t, events);
    composer.control(control);
  }
  composer.advance(end, events);
  return events;
}

inline std::vector<TimedNote> melody_of(const std::vector<event::Event>& events) {
  auto notes = notes_of(events);
  std::erase_if(notes, [](const TimedNote& n) { return n.note.layer != "melody"; });
  return notes;
}

/// The share of the tune's time in which it is of the chord in force, and in which it lies a
/// semitone above a note of it.
struct ChordShares {
  double in_chord = 0, against = 0;
};

inline ChordShares chord_shares(const std::vector<event::Event>& chords, const GivenMelody& given,
                                double bpm) {
  ChordShares shares;
  double all = 0;
  for (const GivenNote& note : given.notes())
    for (int i = 0; 0.25 * i + 0.125 < note.beats; ++i) {
      const double beat = note.beat + 0.25 * i + 0.125;
      const event::Chord* chord = nullptr;
      for (const auto& event : chords)
        if (const auto* one = std::get_if<event::Chord>(&event.what))
          if (event.time <= Seconds(beat * 60 / bpm)) chord = one;
      all += 1;
      if (chord == nullptr) continue;  // counts as one that does not fit
      const auto has = [&](double pitch) {
        return std::ranges::any_of(chord->pitches, [&](double tone) {
          return theory::wrap(static_cast<int>(tone - pitch), 12) == 0;
        });
      };
      if (has(note.pitch))
        shares.in_chord += 1;
      else if (has(note.pitch - 1))
        shares.against += 1;
    }
  return {shares.in_chord / all, shares.against / all};
}

}  // namespace auralis::compose
