// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The pitches of a phrase: scale steps by a Markov chain, within register, leap and harmony.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "compose/mood.h"
#include "compose/rhythm.h"
#include "theory/chord.h"
#include "theory/scale.h"

namespace auralis::compose {

/// How a phrase begins, to be recognised when it comes back.
struct Motif {
  int first_pitch = 0;
  std::vector<int> moves;  ///< scale steps from note to note
};

struct PhraseNote {
  double beat = 0;   ///< from the beginning of the piece
  double beats = 0;  ///< to the next note
  int pitch = 60;
  double emphasis = 1;
};

/// What the pitches of a phrase are drawn from.
struct PhraseShape {
  const theory::Scale& scale;
  const MelodyMood& mood;
  double intensity = 0.5;
  double complexity = 0.5;
  std::optional<int> before;     ///< the pitch that the phrase goes on from
  const Motif* motif = nullptr;  ///< to begin with; null for a new beginning
};

/// Pitches for the onsets, whose beats count from the beginning of the piece and under each of
/// which lies chords[i]. Hard: in scale, in register, no leap over the mood's, what is held rests
/// on its chord, the last note is a chord tone. Where nothing satisfies, what is held need not
/// rest; where still nothing does, leap and ending are free.
[[nodiscard]] std::vector<PhraseNote> draw_phrase_notes(const std::vector<Onset>& onsets,
                                                        const std::vector<theory::Chord>& chords,
                                                        const PhraseShape& shape,
                                                        base::Random& random);

/// How a phrase began: at most its first five notes.
[[nodiscard]] Motif motif_of(const std::vector<PhraseNote>& notes, const theory::Scale& scale);

}  // namespace auralis::compose
