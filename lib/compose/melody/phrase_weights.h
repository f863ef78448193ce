// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the weights of a phrase's tones are made of: register, scale, harmony, arch, ending; and the
// motif that it may begin with.
#pragma once

#include <vector>

#include "compose/melody/phrase_shape.h"
#include "markov/symbol_weights.h"
#include "theory/chord.h"

namespace auralis::compose {

/// A view of its arguments: they must outlive it.
class PhraseWeights {
 public:
  /// chords[u] lies under unit u of the span.
  PhraseWeights(const PhraseSpan& span, const std::vector<theory::Chord>& chords,
                const PhraseShape& shape);

  [[nodiscard]] int pitch(const MelodyTone& tone) const {
    return scale_.pitch(open_.tonic + tone.step);
  }
  /// The same of a tone that begins in a unit: a borrowed chord inflects it.
  [[nodiscard]] int pitch(const MelodyTone& tone, int unit) const {
    return theory::pitch_under(chords_[static_cast<std::size_t>(unit)], scale_,
                               open_.tonic + tone.step);
  }

  /// Register, the notes of the scale that complexity allows, and lengths as dense as asked.
  [[nodiscard]] markov::SymbolWeights everywhere() const;

  struct Rows {
    std::vector<markov::SymbolWeights> whole, softer;  ///< by unit
  };
  /// Under each unit from `begun` on: harmony, the arch of the phrase, syncopation; and with a
  /// softer harmony.
  [[nodiscard]] Rows by_unit(int begun) const;

  /// A last note that rests: long, and of its chord.
  [[nodiscard]] markov::SymbolWeights ending(bool soft) const;

  /// The motif where it fits, moved so that its first note is of its chord and, if it can be, all
  /// are of the notes that complexity allows; nothing where it does not: a held note would not
  /// rest, or it leaves the register.
  [[nodiscard]] Motif opening() const;

 private:
  /// Whether the register holds the tone under every chord of the phrase.
  [[nodiscard]] bool lies_within(const MelodyTone& tone) const;
  /// Three notes of the scale and, the more variety, all: each comes in by and by, and where all
  /// are in the rarer ones come more often.
  [[nodiscard]] double familiarity(const MelodyTone& tone) const;
  [[nodiscard]] double harmony(const MelodyTone& tone, int unit) const;
  /// A soft arch: phrases rise towards their middle and fall to their end.
  [[nodiscard]] double arch(const MelodyTone& tone, int unit) const;
  [[nodiscard]] bool is_familiar(const Motif& motif) const;
  [[nodiscard]] bool fits(const Motif& motif) const;

  const PhraseSpan& span_;
  const std::vector<theory::Chord>& chords_;
  const PhraseShape& shape_;
  const theory::Scale& scale_;
  OpenRegister open_;
  std::vector<int> ranks_;  // of the scale's degrees, by consonance
};

}  // namespace auralis::compose
