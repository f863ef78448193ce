// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The notes of a phrase, drawn from a variable-order Markov chain that was learnt from a corpus.
// The draw is exact: each sequence of tones that fills the phrase and keeps the rules comes as
// often as the chain has it.
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
  std::optional<event::Why::Draw> why = std::nullopt;  ///< why it was drawn, where that is asked
  bool motif = false;                                  ///< it belongs to a recalled motif
};

struct PhraseDraft;

/// Draws phrases. Reuses its memory from one phrase to the next. For one thread.
class PhraseWriter {
 public:
  /// The model outlives the writer.
  explicit PhraseWriter(const MelodyModel& model) : model_(model) {}

  /// Draws the rest of a phrase after what has been played of it. chords[u] sounds under unit u,
  /// counted from the beginning of the phrase. All notes lie in the scale and in the register. They
  /// keep four rules besides; where that is impossible, rules are given up in this order:
  /// 1. the last note is long and belongs to its chord,
  /// 2. held notes rest on their chords,
  /// 3. no run of notes is copied from the corpus,
  /// 4. no leap is larger than the mood allows.
  /// The third rule holds for the notes as they are drawn and as they are heard, moved by any
  /// number of steps: a phrase that breaks it is drawn again, sixteen times at most. With a very
  /// large corpus each is drawn up to 2,000 times for it. With `explained` the notes say why they
  /// were drawn.
  [[nodiscard]] std::vector<PhraseNote> write(const PhraseSpan& span,
                                              const std::vector<theory::Chord>& chords,
                                              const PhraseShape& shape, base::Random& random,
                                              bool explained = false);
  /// Draws a phrase and throws it away, so that the next one of its size is drawn quickly: memory
  /// and tables are ready then.
  void prepare(const PhraseSpan& span, const PhraseShape& shape);

 private:
  using Reasons = std::vector<event::Why::Draw>;
  std::vector<PhraseNote> write_once(const PhraseDraft& draft,
                                     const std::vector<theory::Chord>& chords,
                                     base::Random& random);
  /// Appends tones until they fill the span. Returns why each was drawn, where that is wanted; or
  /// nothing where `keeps_leaps` is set and a leap would have to be larger than the mood allows.
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
