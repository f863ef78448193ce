// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What chords are planned from, and a planned chord.
#pragma once

#include <cstdint>

#include "compose/harmony/chord_alphabet.h"
#include "compose/mood/mood.h"
#include "compose/time/transport.h"
#include "theory/chord.h"
#include "theory/scale.h"

namespace auralis::compose {

/// What is in force when chords are planned.
struct HarmonyContext {
  std::uint64_t seed = 0;
  const theory::Scale& scale;
  const HarmonyMood& mood;
  double bpm = 60;
  double complexity = 0.5;
  double intensity = 0.5;
  double chord_stretch = 1;         ///< factor of the mood's length of chords
  std::uint64_t palette = 0;        ///< which chords the section favours
  double section_end = kNeverBeat;  ///< the first chord from here on begins a section
  bool keeps_sections = false;      ///< a chord ends exactly there
  double last_chord = kNeverBeat;   ///< here the last chord begins, whatever is planned
  int transposition = 0;            ///< semitones that a tune sounds above what is written
};

struct PlannedChord {
  double beat = 0;   ///< where it begins
  double beats = 0;  ///< how long it lasts
  ChordRoot root;
  theory::ChordKind kind = theory::ChordKind::kTriad;
  theory::Chord chord;

  [[nodiscard]] double end() const noexcept { return beat + beats; }
};

}  // namespace auralis::compose
