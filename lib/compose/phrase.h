// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The notes of a phrase: tones by a variable-order Markov chain that was learnt, drawn exactly from
// all that fill the phrase and obey register, harmony, leap, ending and the limit on copies.
#pragma once

#include <optional>
#include <vector>

#include "compose/melody_model.h"
#include "compose/mood.h"
#include "compose/motif.h"
#include "event/event.h"
#include "markov/lattice.h"
#include "theory/chord.h"
#include "theory/scale.h"

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
  double density = 0.5;          ///< 0: long notes, 1: short ones
  const Motif* motif = nullptr;  ///< to begin with where it fits; null for a new beginning
  double height = 0;             ///< where in the open register it lies, -1 low .. 1 high
  int leap = 0;                  ///< largest, in steps of the scale; 0: the mood's
};

/// The pitch of step 0 of the tones that phrases of this shape are made of.
[[nodiscard]] int pitch_of_step_0(const PhraseShape& shape);

class PhraseWeights;

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

 private:
  std::optional<std::vector<event::Why::Draw>> draw(std::vector<MelodyTone>& tones,
                                                    const PhraseSpan& span,
                                                    const PhraseWeights& weights,
                                                    const PhraseShape& shape, base::Random& random,
                                                    bool explained, bool keeps_leaps);
  [[nodiscard]] markov::Chain& chain_of(const markov::Model& model, double temperature);

  const MelodyModel& model_;
  std::optional<markov::Chain> chain_;
  markov::Lattice lattice_;
};

/// How a phrase began.
[[nodiscard]] Motif motif_of(const std::vector<PhraseNote>& notes);

}  // namespace auralis::compose
