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
  std::vector<int> sounding = {};  ///< no note within a whole tone of these below middle C
};

/// The voicing, lowest note first, that lies nearest to `before` (empty: to the middle of the
/// register) among the open ones: neighbours at least a minor third apart and at most an octave, no
/// minor ninth, the lowest interval wide, every note of the chord there as far as voices go, common
/// tones kept. The register must span an octave and a half.
[[nodiscard]] std::vector<int> lead_voices(const theory::Chord& chord, const VoicingSpace& space,
                                           const std::vector<int>& before);

}  // namespace auralis::compose
