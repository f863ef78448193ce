// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a phrase is drawn for: the time it fills, the part of the register that is open, the tones
// it may have.
#pragma once

#include <vector>

#include "compose/melody/melody_alphabet.h"
#include "compose/melody/motif.h"
#include "compose/mood/mood.h"
#include "theory/scale.h"

namespace auralis::compose {

/// The time a phrase fills, in units of half a pulse.
struct PhraseSpan {
  double beat = 0;                      ///< where it begins
  double unit = 0.5;                    ///< beats
  int units = 24;                       ///< with its last note
  std::vector<MelodyTone> played = {};  ///< what has begun of it: the rest is drawn
};

/// The units that tones take up.
[[nodiscard]] int units_of(const std::vector<MelodyTone>& tones) noexcept;

/// What the notes are drawn from.
struct PhraseShape {
  const theory::Scale& scale;
  const MelodyMood& mood;
  double complexity = 0.5;
  double variety = 0.5;          ///< 0: three notes of the scale, 1: all of them
  double openness = 0.5;         ///< 0: the middle of the register, 1: the whole
  double density = 0.5;          ///< 0: few notes, 1: many
  const Motif* motif = nullptr;  ///< to begin with where it fits; null for a new beginning
  double height = 0;             ///< where in the open register it lies, -1 low .. 1 high
  int leap = 0;                  ///< largest, in steps of the scale; 0: the mood's
};

/// What openness leaves of the register.
struct OpenRegister {
  double low, high;  ///< pitches
  int tonic;         ///< the step of the scale that is step 0 of the tones
};
[[nodiscard]] OpenRegister open_register(const PhraseShape& shape);

/// The pitch of step 0 of the tones that phrases of this shape are made of.
[[nodiscard]] int pitch_of_step_0(const PhraseShape& shape);

}  // namespace auralis::compose
