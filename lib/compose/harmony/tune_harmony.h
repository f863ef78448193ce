// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Which chords fit a tune that sounds above them.
#pragma once

#include "compose/harmony/chord_alphabet.h"
#include "compose/tune/given_melody.h"
#include "markov/symbol_weights.h"
#include "theory/chord.h"
#include "theory/scale.h"

namespace auralis::compose {

/// A view of a tune, transposed by semitones, and of a scale, which outlive it. `from` and `to` are
/// beats of the piece.
class TuneHarmony {
 public:
  TuneHarmony(const GivenMelody& tune, int transposition, const theory::Scale& scale)
      : tune_(tune), transposition_(transposition), scale_(scale) {}

  [[nodiscard]] Heard heard(double from, double to) const {
    return tune_.heard(from, to, transposition_);
  }
  /// How well a chord fits what is heard, 0..1: see compose::fit.
  [[nodiscard]] double fit(const ChordRoot& root, theory::ChordKind kind, const Heard& notes) const;
  /// Whether a note outside the scale is heard.
  [[nodiscard]] bool leaves_scale(double from, double to) const;
  /// Whether the tune ends there, and on the tonic's chord.
  [[nodiscard]] bool ends_at_home(double from, double to) const;
  /// Of each root among the others, its seventh heard or not: those that are clearly wrong hardly
  /// ever sound. Borrowed ones are for what is outside the scale, unless they come anyway.
  [[nodiscard]] markov::SymbolWeights weights(const ChordAlphabet& alphabet, double from, double to,
                                              bool borrows) const;

 private:
  const GivenMelody& tune_;
  int transposition_;
  const theory::Scale& scale_;
};

}  // namespace auralis::compose
