// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Voice leading: a chord laid out in a register so that the voices move least.
#pragma once

#include <vector>

#include "theory/chord.h"

namespace auralis::compose {

/// A register and the number of notes to lay out in it.
struct VoicingSpace {
  int low = 50;
  int high = 76;
  int voices = 4;
  int room = voices;  ///< for so many, where more of the notes before stay than there are voices
  bool anew = false;  ///< what does not stay is laid out as if nothing came before
  std::vector<int> sounding = {};  ///< no note within a whole tone of these, but in unison
};

/// The best open voicing, lowest note first: neighbours are at least a minor third apart and at
/// most an octave. Notes of `before` that the chord has as well stay where they are, as many as
/// can, even outside the register. Better is what moves less from `before` (empty: what lies nearer
/// to the middle of the register), has no minor ninth, has its lowest interval wide and every note
/// of the chord as far as voices go. With fewer voices where there is no such voicing, or one that
/// keeps more of those notes. The register must span an octave and a half.
[[nodiscard]] std::vector<int> lead_voices(const theory::Chord& chord, const VoicingSpace& space,
                                           const std::vector<int>& before);

}  // namespace auralis::compose
