// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/phrase.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "compose/melody/copied_run.h"
#include "compose/melody/melodic_motion.h"
#include "compose/melody/phrase_weights.h"
#include "compose/time/curves.h"
#include "compose/time/transport.h"
#include "markov/copy_limit.h"
#include "markov/explanation.h"
#include "markov/sampler.h"
#include "markov/softening.h"
#include "markov/symbol_weights.h"
#include "markov/thinned_sampler.h"

namespace auralis::compose {

namespace {

using markov::Symbol;
using markov::SymbolWeights;

constexpr int kFewest = 2;  // continuations of a context that is heeded in a small corpus
constexpr double kLeastMotion = 0.02;  // weight added to every number of steps up to the leap
// A phrase swells towards its middle, stresses downbeats, and is a little uneven.
constexpr double kEdge = 0.74, kSwell = 0.2, kDownbeat = 0.06, kUneven = 0.05;
constexpr int kMostPhrases = 16;  // that are drawn for one without a copied run
constexpr int kMostDraws = 2000;  // of which the limit on copies of a large corpus refuses some

/// Every unit has a row of its own, those behind the rows none.
std::vector<int> row_of_unit(std::size_t rows, int units) {
  std::vector<int> row(static_cast<std::size_t>(units), -1);
  for (std::size_t unit = 0; unit < std::min(rows, row.size()); ++unit)
    row[unit] = static_cast<int>(unit);
  return row;
}

markov::TickWeights by_tick(const char* name, std::vector<SymbolWeights> rows, int units) {
  auto row = row_of_unit(rows.size(), units);
  return {name, std::move(rows), std::move(row)};
}

std::vector<int> units_of_symbols() {
  std::vector<int> units;
  units.reserve(kMelodySymbols);
  for (int symbol = 0; symbol < kMelodySymbols; ++symbol)
    units.push_back(tone_of(static_cast<Symbol>(symbol)).units);
  return units;
}

std::vector<event::Why::Draw> reasons_of(const markov::Lattice& lattice,
                                         const std::vector<Symbol>& symbols) {
  std::vector<event::Why::Draw> reasons;
  for (const markov::Reason& reason : markov::explain(lattice, symbols)) {
    event::Why::Draw draw;
    draw.context = static_cast<int>(reason.context_length);
    draw.chain = reason.unconstrained;
    draw.among = reason.probability;
    for (const std::size_t constraint : reason.refused_by)
      draw.bound.push_back(lattice.query().constraints[constraint]->name());
    reasons.push_back(std::move(draw));
  }
  return reasons;
}

/// Some notes that fall on a beat come half a pulse early, but not into another chord's
/// inflections.
void syncopate(std::vector<PhraseNote>& notes, const PhraseSpan& span,
               const std::vector<theory::Chord>& chords, double complexity, base::Random& random) {
  const double unit = span.unit;
  for (std::size_t i = 1; i < notes.size(); ++i) {
    const bool early = random.chance(kSyncopation * complexity);
    const bool on_beat = std::fmod(notes[i].beat, 2 * unit) == 0;
    if (!early || !on_beat || notes[i - 1].beats <= unit) continue;
    const auto at = static_cast<std::size_t>(std::lround((notes[i].beat - span.beat) / unit));
    if (chords[at].inflections != chords[at - 1].inflections) continue;
    notes[i - 1].beats -= unit;
    notes[i].beat -= unit;
    notes[i].beats += unit;
  }
}

std::vector<double> motion_of(const MelodyMood& mood) {
  std::vector<double> weights = mood.steps;
  for (double& weight : weights) weight += kLeastMotion;
  return weights;
}

}  // namespace

/// What a phrase is drawn from.
struct PhraseDraft {
  const PhraseSpan& span;
  const PhraseShape& shape;
  const PhraseWeights& weights;
  bool explained;
};

namespace {

/// What a phrase obeys, and would like to obey.
struct Wanted {
  markov::EverywhereWeights everywhere;
  MelodicMotion motion, softer_motion;
  markov::CopyLimit copies;
  markov::TickWeights harmony, softer_harmony;
  markov::EndingWeights ending, softer_ending;

  /// In the order in which it is given up, last first.
  [[nodiscard]] std::vector<markov::SoftConstraint> soft_constraints(bool with_copies) const {
    std::vector<markov::SoftConstraint> all{{&motion, &softer_motion}};
    if (with_copies) all.push_back({&copies});
    all.insert(all.end(), {{&harmony, &softer_harmony}, {&ending, &softer_ending}});
    return all;
  }
};

Wanted wanted_of(const PhraseDraft& draft, const markov::Model& copies, int begun) {
  const MelodyMood& mood = draft.shape.mood;
  const int leap = draft.shape.leap > 0 ? draft.shape.leap : mood.leap;
  PhraseWeights::Rows rows = draft.weights.by_unit(begun);
  return {{"register", draft.weights.everywhere()},
          {"leap", motion_of(mood), leap},
          {"leap", motion_of(mood), kHighestStep - kLowestStep},
          {"copy", copies},
          by_tick("harmony", std::move(rows.whole), draft.span.units),
          by_tick("harmony", std::move(rows.softer), draft.span.units),
          {"ending", draft.weights.ending(false)},
          {"ending", draft.weights.ending(true)}};
}

}  // namespace

namespace {

/// Of a phrase with these notes to come, whether more than kLongestCopy tones on end stand in the
/// corpus: as they are drawn, or as syncopation has them heard.
bool copies_a_run(const PhraseSpan& span, const std::vector<PhraseNote>& notes,
                  const markov::Model& copies) {
  std::vector<MelodyTone> drawn = span.played, heard = span.played;
  for (const PhraseNote& note : notes) {
    drawn.push_back(note.tone);
    heard.push_back({note.tone.step, static_cast<int>(std::lround(note.beats / span.unit))});
  }
  return std::max(longest_copied_run(drawn, copies), longest_copied_run(heard, copies)) >
         kLongestCopy;
}

}  // namespace

std::vector<PhraseNote> PhraseWriter::write(const PhraseSpan& span,
                                            const std::vector<theory::Chord>& chords,
                                            const PhraseShape& shape, base::Random& random,
                                            bool explained) {
  const PhraseWeights weights(span, chords, shape);
  const PhraseDraft draft{span, shape, weights, explained};
  const markov::Model& copies = model_.of_size(shape.scale.size()).copies;
  auto notes = write_once(draft, chords, random);
  for (int phrase = 1; phrase < kMostPhrases && copies_a_run(span, notes, copies); ++phrase)
    notes = write_once(draft, chords, random);
  return notes;
}

std::vector<PhraseNote> PhraseWriter::write_once(const PhraseDraft& draft,
                                                 const std::vector<theory::Chord>& chords,
                                                 base::Random& random) {
  const auto& [span, shape, weights, explained] = draft;
  std::vector<MelodyTone> tones = span.played;
  const bool fresh = tones.empty();
  if (fresh) tones = weights.opening();
  std::size_t given = tones.size();
  auto drawn = draw(draft, tones, random, fresh && given > 0);
  if (!drawn) {  // what may follow the motif leaps too far: rather none
    tones.clear();
    given = 0;
    drawn = draw(draft, tones, random, false);
  }
  const auto& reasons = *drawn;
  std::vector<PhraseNote> notes;
  int unit = 0;
  for (std::size_t i = 0; i < tones.size(); unit += tones[i++].units) {
    if (i < span.played.size()) continue;
    const double beat = span.beat + unit * span.unit;
    const double progress = (unit + 0.5) / span.units;
    const bool downbeat = std::fmod(beat, kBeatsPerBar) == 0;
    const double emphasis = kEdge + kSwell * std::sin(std::numbers::pi * progress) +
                            (downbeat ? kDownbeat : 0) - random.uniform(0, kUneven);
    notes.push_back(
        {beat, tones[i].units * span.unit, weights.pitch(tones[i], unit), emphasis, tones[i]});
    notes.back().motif = i < given;
    if (explained && i >= given) notes.back().why = reasons[i - given];
  }
  syncopate(notes, span, chords, shape.complexity, random);
  return notes;
}

void PhraseWriter::prepare(const PhraseSpan& span, const PhraseShape& shape) {
  std::vector<theory::Chord> chords;  // of which every tone is somewhere
  chords.reserve(static_cast<std::size_t>(span.units));
  for (int unit = 0; unit < span.units; ++unit)
    chords.push_back(
        theory::build_chord(shape.scale, unit % shape.scale.size(), theory::ChordKind::kTriad));
  base::Random random(0);
  (void)write(span, chords, shape, random);
}

/// Rows of a chain are worked out once, until another temperature or scale asks for others.
markov::Chain& PhraseWriter::chain_of(const MelodyModel::Models& models, double temperature) {
  if (!chain_ || &chain_->model() != &models.chain)
    chain_.emplace(models.chain, markov::ChainSettings{.fewest = models.large() ? 1 : kFewest});
  chain_->set_temperature(temperature);
  return *chain_;
}

std::optional<PhraseWriter::Reasons> PhraseWriter::draw(const PhraseDraft& draft,
                                                        std::vector<MelodyTone>& tones,
                                                        base::Random& random, bool keeps_leaps) {
  const int begun = units_of(tones);
  if (begun >= draft.span.units) return Reasons{};
  const PhraseShape& shape = draft.shape;
  const MelodyModel::Models& models = model_.of_size(shape.scale.size());
  const Wanted wanted = wanted_of(draft, models.copies, begun);
  markov::Query query;
  query.extent = {markov::Extent::Measure::kTicks, draft.span.units - begun, 0, begun};
  query.ticks = units_of_symbols();
  for (const MelodyTone& tone : tones)
    if (const auto symbol = symbol_of(tone)) query.history.push_back(*symbol);
  query.constraints = {&wanted.everywhere};
  const auto soft = wanted.soft_constraints(!models.large());
  const auto relaxed = markov::soften(
      lattice_, chain_of(models, kMelodyTemperature.at(shape.complexity)), query, soft);
  if (keeps_leaps && relaxed.front() != markov::Relaxation::kNone) return std::nullopt;
  if (!lattice_.satisfiable()) return Reasons{};
  std::optional<std::vector<Symbol>> drawn;
  if (models.large()) drawn = markov::sample_thinned(lattice_, wanted.copies, random, kMostDraws);
  const auto symbols = drawn ? *drawn : markov::sample(lattice_, random);
  for (const Symbol symbol : symbols) tones.push_back(tone_of(symbol));
  return draft.explained ? reasons_of(lattice_, symbols) : Reasons{};
}

Motif motif_of(const std::vector<PhraseNote>& notes) {
  Motif motif;
  for (std::size_t i = 0; i + 1 < notes.size() && i < kMotifTones; ++i)
    motif.push_back(notes[i].tone);
  return motif;
}

}  // namespace auralis::compose
