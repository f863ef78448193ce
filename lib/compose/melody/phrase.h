// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The notes of a phrase: tones by a variable-order Markov chain that was learnt, drawn exactly from
// all that fill the phrase and obey register, harmony, leap, ending and the limit on copies.
#pragma once

#include <optional>
#include <vector>

#include "compose/melody/melody_model.h"
#include "compose/melody/motif.h"
#include "compose/melody/phrase_shape.h"
#include "event/event.h"
#include "markov/lattice.h"
#include "theory/chord.h"

namespace auralis::compose {

struct PhraseNote {
  double beat = 0;   ///< from the beginning of the piece
  double beats = 0;  ///< to the next note
  int pitch = 60;
  double emphasis = 1;
  MelodyTone tone = {};
  std::optional<event::Why::Draw> why = std::nullopt;  ///< of a drawn note, where it is asked for
  bool motif = false;                                  ///< it belongs to the motif
};

struct PhraseDraft;

/// Draws phrases; keeps its memory from one to the next. One thread.
class PhraseWriter {
 public:
  /// The model outlives the writer.
  explicit PhraseWriter(const MelodyModel& model) : model_(model) {}

  /// The rest of the phrase after what was played; chords[u] lies under its unit u, counted from
  /// the phrase's beginning. In scale and in register always; what cannot be had besides gives way
  /// in this order: a last note that is long and of its chord, held notes that rest on their
  /// chords, no run copied from the corpus, leaps no larger than the mood's. In a very large corpus
  /// a run is copied, too, where 2,000 draws that were exact but for copies all had one. With
  /// `explained` the notes say what they were drawn by.
  [[nodiscard]] std::vector<PhraseNote> write(const PhraseSpan& span,
                                              const std::vector<theory::Chord>& chords,
                                              const PhraseShape& shape, base::Random& random,
                                              bool explained = false);
  /// Draws a phrase for nothing: the next one of its size, which may have to be quick, finds memory
  /// and all that was worked out.
  void prepare(const PhraseSpan& span, const PhraseShape& shape);

 private:
  using Reasons = std::vector<event::Why::Draw>;
  /// Appends tones until they fill the span; says why each where that is wanted. Nothing where they
  /// must not leap farther than the mood's and would have to.
  std::optional<Reasons> draw(const PhraseDraft& draft, std::vector<MelodyTone>& tones,
                              base::Random& random, bool keeps_leaps);
  [[nodiscard]] markov::Chain& chain_of(const MelodyModel::Models& models, double temperature);

  const MelodyModel& model_;
  std::optional<markov::Chain> chain_;
  markov::Lattice lattice_;
};

/// How a phrase began.
[[nodiscard]] Motif motif_of(const std::vector<PhraseNote>& notes);

}  // namespace auralis::compose
