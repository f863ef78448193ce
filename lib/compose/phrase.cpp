// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/phrase.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "compose/melodic_motion.h"
#include "compose/transport.h"
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

constexpr double kHeldBeats = 2;       // from this length on a note must rest on its chord
constexpr double kSofter = 0.05;       // of what cannot be had otherwise
constexpr int kLastUnits = 4;          // that the last note lasts at least
constexpr double kUnfamiliar = 0.003;  // weight of a note that complexity does not bring in yet

/// What openness leaves of the register.
struct OpenRegister {
  double low, high;
  int tonic;  // the step of the scale that is step 0 of the tones
};

OpenRegister open_register(const PhraseShape& shape) {
  const double width = shape.mood.high - shape.mood.low;
  const double wanted = 0.5 * (1 - std::clamp(shape.openness, 0.0, 1.0)) * width;
  const double shut = std::max(0.0, std::min(wanted, width - 12)) / 2;
  OpenRegister open{shape.mood.low + shut, shape.mood.high - shut, 0};
  const int size = shape.scale.size();
  const int middle = shape.scale.nearest_step((open.low + open.high) / 2);
  // The tonic that the corpus' melodies, which lie about a third above it, come to the middle by.
  open.tonic = static_cast<int>(std::lround((middle - 2.0) / size)) * size;
  return open;
}

/// The place of each degree among the scale's, from tonic and fifth to what rubs against them.
std::vector<int> consonance_ranks(const theory::Scale& scale) {
  constexpr std::array kFirst{0, 7, 4, 3, 2, 9, 5, 10, 8, 11, 6, 1};  // semitones above the tonic
  std::vector<int> ranks(static_cast<std::size_t>(scale.size()));
  int rank = 0;
  for (const int above : kFirst)
    if (const auto step = scale.step_of(scale.tonic() + above))
      ranks[static_cast<std::size_t>(scale.degree(*step))] = rank++;
  return ranks;
}

/// From so many runs of a corpus on their limit is not multiplied in: draws are refused by it. The
/// shipped corpus has 22,000.
constexpr std::size_t kManyRuns = 30'000;
constexpr int kMostDraws = 2000;  // of those

}  // namespace

/// What the weights of a phrase's tones are made of.
class PhraseWeights {
 public:
  PhraseWeights(const PhraseSpan& span, const std::vector<theory::Chord>& chords,
                const PhraseShape& shape)
      : span_(span), chords_(chords), shape_(shape), scale_(shape.scale) {
    const OpenRegister open = open_register(shape);
    low_ = open.low;
    high_ = open.high;
    tonic_ = open.tonic;
    ranks_ = consonance_ranks(shape.scale);
  }

  [[nodiscard]] int pitch(const MelodyTone& tone) const { return scale_.pitch(tonic_ + tone.step); }
  /// The same of a tone that begins in a unit: a borrowed chord inflects it.
  [[nodiscard]] int pitch(const MelodyTone& tone, int unit) const {
    return theory::pitch_under(chords_[static_cast<std::size_t>(unit)], scale_, tonic_ + tone.step);
  }

  /// Register, the notes of the scale that complexity allows, and lengths as dense as asked.
  [[nodiscard]] SymbolWeights everywhere() const {
    return weights([this](const MelodyTone& tone) {
      if (!lies_within(tone)) return 0.0;
      return familiarity(tone) * std::pow(tone.units, 3 * (0.5 - shape_.density));
    });
  }

  struct Rows {
    std::vector<SymbolWeights> whole, softer;  // by unit
  };

  /// Under each unit: harmony, the arch of the phrase, syncopation; and with a softer harmony.
  [[nodiscard]] Rows by_unit(int begun) const {
    Rows rows;
    rows.whole.resize(static_cast<std::size_t>(begun));
    rows.softer.resize(static_cast<std::size_t>(begun));
    for (int unit = begun; unit < span_.units; ++unit) {
      SymbolWeights softer;
      rows.whole.push_back(weights([&](const MelodyTone& tone) {
        softer.push_back(1);
        if (unit + tone.units > span_.units) return 1.0;  // the extent refuses it
        const double fits = harmony(tone, unit);
        const double rise = arch(tone, unit);
        const double off_beat = unit % 2 == 0 ? 1 : 0.2 + 0.8 * shape_.complexity;
        softer.back() = std::max(fits, kSofter) * rise * off_beat;
        return fits * rise * off_beat;
      }));
      rows.softer.push_back(std::move(softer));
    }
    return rows;
  }

  /// A last note that rests: long, and of its chord.
  [[nodiscard]] SymbolWeights ending(bool soft) const {
    return weights([&](const MelodyTone& tone) {
      const int unit = span_.units - tone.units;
      const bool rests = unit >= 0 && tone.units >= kLastUnits &&
                         chords_[static_cast<std::size_t>(unit)].contains(pitch(tone, unit));
      return rests ? 1.0 : soft ? kSofter : 0;
    });
  }

  /// The motif where it fits, moved so that its first note is of its chord and, if it can be, all
  /// are of the notes that complexity allows; nothing where it does not: a held note would not
  /// rest, or it leaves the register.
  [[nodiscard]] Motif opening() const {
    if (shape_.motif == nullptr || shape_.motif->empty()) return {};
    for (const bool familiar : {true, false})
      for (const int shift : {0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5}) {
        Motif moved = *shape_.motif;
        for (MelodyTone& tone : moved) tone.step += shift;
        if (fits(moved) && (!familiar || is_familiar(moved))) return moved;
      }
    return {};
  }

 private:
  template <typename Weigh>
  static SymbolWeights weights(const Weigh& weigh) {
    SymbolWeights all(kMelodySymbols);
    for (int symbol = 0; symbol < kMelodySymbols; ++symbol)
      all[static_cast<std::size_t>(symbol)] = weigh(tone_of(static_cast<Symbol>(symbol)));
    return all;
  }

  /// Whether the register holds the tone under every chord of the phrase.
  [[nodiscard]] bool lies_within(const MelodyTone& tone) const {
    return std::ranges::all_of(chords_, [&](const theory::Chord& chord) {
      const int p = theory::pitch_under(chord, scale_, tonic_ + tone.step);
      return p >= low_ && p <= high_;
    });
  }

  /// Three notes of the scale and, the more variety, all: each comes in by and by, and where all
  /// are in the rarer ones come more often.
  [[nodiscard]] double familiarity(const MelodyTone& tone) const {
    const double allowed = 3.4 + (scale_.size() - 3.4) * shape_.variety;
    const int rank = ranks_[static_cast<std::size_t>(scale_.degree(tonic_ + tone.step))];
    const double rare = std::exp2(rank * std::max(shape_.variety - 0.5, 0.0) / 2);
    return std::clamp(allowed - rank, kUnfamiliar, 1.0) * rare;
  }

  [[nodiscard]] double harmony(const MelodyTone& tone, int unit) const {
    const int p = pitch(tone, unit);
    const double beats = tone.units * span_.unit;
    const theory::Chord& chord = chords_[static_cast<std::size_t>(unit)];
    double weight = 1;
    if (!chord.contains(p)) {
      if (!theory::rests_on(chord, p)) {
        weight = beats < kHeldBeats / 2 ? 0.2 : 0;
      } else {
        weight = beats >= kHeldBeats ? 0.25 + 0.5 * shape_.complexity : 0.6;
      }
    }
    for (int later = unit + 1; later < unit + tone.units; ++later) {
      const theory::Chord& next = chords_[static_cast<std::size_t>(later)];
      const double left = (unit + tone.units - later) * span_.unit;
      if (!theory::rests_on(next, p) && left >= kHeldBeats / 2) return 0;
    }
    return weight;
  }

  /// A soft arch: phrases rise towards their middle and fall to their end.
  [[nodiscard]] double arch(const MelodyTone& tone, int unit) const {
    const double place = (pitch(tone) - low_) / std::max(high_ - low_, 1.0);
    const double progress = (unit + 0.5 * tone.units) / span_.units;
    const double middle = 0.36 + shape_.height * 0.6 * std::clamp(shape_.openness, 0.0, 1.0);
    const double off = place - (middle + 0.22 * std::sin(std::numbers::pi * progress));
    return std::exp(-(3.5 + 7 * shape_.complexity) * off * off);
  }

  [[nodiscard]] bool is_familiar(const Motif& motif) const {
    return std::ranges::all_of(
        motif, [this](const MelodyTone& tone) { return familiarity(tone) > kUnfamiliar; });
  }

  [[nodiscard]] bool fits(const Motif& motif) const {
    if (!chords_.front().contains(pitch(motif.front(), 0))) return false;
    int unit = 0;
    for (const MelodyTone& tone : motif) {
      if (!symbol_of(tone) || !lies_within(tone) || unit + tone.units > span_.units) return false;
      if (harmony(tone, unit) == 0) return false;
      unit += tone.units;
    }
    return unit + 2 * kLastUnits <= span_.units;
  }

  const PhraseSpan& span_;
  const std::vector<theory::Chord>& chords_;
  const PhraseShape& shape_;
  const theory::Scale& scale_;
  double low_, high_;  // of the open part of the register
  int tonic_ = 0;      // step of the scale that is step 0 of the tones
  std::vector<int> ranks_;
};

namespace {

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
    const bool early = random.chance(0.35 * complexity);
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
  for (double& weight : weights) weight += 0.02;
  return weights;
}

}  // namespace

int pitch_of_step_0(const PhraseShape& shape) {
  return shape.scale.pitch(open_register(shape).tonic);
}

int units_of(const std::vector<MelodyTone>& tones) noexcept {
  int sum = 0;
  for (const MelodyTone& tone : tones) sum += tone.units;
  return sum;
}

std::vector<PhraseNote> PhraseWriter::write(const PhraseSpan& span,
                                            const std::vector<theory::Chord>& chords,
                                            const PhraseShape& shape, base::Random& random,
                                            bool explained) {
  const PhraseWeights weights(span, chords, shape);
  std::vector<MelodyTone> tones = span.played;
  const bool fresh = tones.empty();
  if (fresh) tones = weights.opening();
  std::size_t given = tones.size();
  auto drawn = draw(tones, span, weights, shape, random, explained, fresh && given > 0);
  if (!drawn) {  // what may follow the motif leaps too far: rather none
    tones.clear();
    given = 0;
    drawn = draw(tones, span, weights, shape, random, explained, false);
  }
  const auto& reasons = *drawn;
  std::vector<PhraseNote> notes;
  int unit = 0;
  for (std::size_t i = 0; i < tones.size(); unit += tones[i++].units) {
    if (i < span.played.size()) continue;
    const double beat = span.beat + unit * span.unit;
    const double progress = (unit + 0.5) / span.units;
    const bool downbeat = std::fmod(beat, kBeatsPerBar) == 0;
    const double emphasis = 0.74 + 0.2 * std::sin(std::numbers::pi * progress) +
                            (downbeat ? 0.06 : 0) - random.uniform(0, 0.05);
    notes.push_back(
        {beat, tones[i].units * span.unit, weights.pitch(tones[i], unit), emphasis, tones[i]});
    notes.back().motif = i < given;
    if (explained && i >= given) notes.back().why = reasons[i - given];
  }
  syncopate(notes, span, chords, shape.complexity, random);
  return notes;
}

/// Rows of a chain are worked out once, until another temperature or scale asks for others.
markov::Chain& PhraseWriter::chain_of(const markov::Model& model, double temperature) {
  if (!chain_ || &chain_->model() != &model) chain_.emplace(model);
  chain_->set_temperature(temperature);
  return *chain_;
}

/// Appends tones until they fill the span; says why each where that is wanted. Nothing where they
/// must not leap farther than the mood's and would have to.
std::optional<std::vector<event::Why::Draw>> PhraseWriter::draw(
    std::vector<MelodyTone>& tones, const PhraseSpan& span, const PhraseWeights& weights,
    const PhraseShape& shape, base::Random& random, bool explained, bool keeps_leaps) {
  const int begun = units_of(tones);
  if (begun >= span.units) return std::vector<event::Why::Draw>{};
  const MelodyModel::Models& models = model_.of_size(shape.scale.size());
  markov::Chain& chain = chain_of(models.chain, 0.75 + 0.75 * shape.complexity);

  const markov::EverywhereWeights everywhere("register", weights.everywhere());
  PhraseWeights::Rows rows = weights.by_unit(begun);
  const auto harmony = by_tick("harmony", std::move(rows.whole), span.units);
  const auto softer_harmony = by_tick("harmony", std::move(rows.softer), span.units);
  const int leap = shape.leap > 0 ? shape.leap : shape.mood.leap;
  const MelodicMotion motion("leap", motion_of(shape.mood), leap);
  const MelodicMotion softer_motion("leap", motion_of(shape.mood), kHighestStep - kLowestStep);
  const markov::EndingWeights ending("ending", weights.ending(false));
  const markov::EndingWeights softer_ending("ending", weights.ending(true));
  const markov::CopyLimit copies("copy", models.copies);

  markov::Query query;
  query.extent = {markov::Extent::Measure::kTicks, span.units - begun, 0, begun};
  query.ticks = units_of_symbols();
  for (const MelodyTone& tone : tones)
    if (const auto symbol = symbol_of(tone)) query.history.push_back(*symbol);
  query.constraints = {&everywhere};
  const bool many_runs = models.copies.contexts() >= kManyRuns;
  std::vector<markov::Wish> wishes{{&motion, &softer_motion}};
  if (!many_runs) wishes.push_back({&copies});
  wishes.insert(wishes.end(), {{&harmony, &softer_harmony}, {&ending, &softer_ending}});
  const auto granted = markov::soften(lattice_, chain, query, wishes);
  if (keeps_leaps && granted.front() != markov::Granted::kWhole) return std::nullopt;
  if (!lattice_.satisfiable()) return std::vector<event::Why::Draw>{};
  std::optional<std::vector<Symbol>> drawn;
  if (many_runs) drawn = markov::sample_thinned(lattice_, copies, random, kMostDraws);
  const auto symbols = drawn ? *drawn : markov::sample(lattice_, random);
  for (const Symbol symbol : symbols) tones.push_back(tone_of(symbol));
  return explained ? reasons_of(lattice_, symbols) : std::vector<event::Why::Draw>{};
}

Motif motif_of(const std::vector<PhraseNote>& notes) {
  Motif motif;
  for (std::size_t i = 0; i + 1 < notes.size() && i < kMotifTones; ++i)
    motif.push_back(notes[i].tone);
  return motif;
}

}  // namespace auralis::compose
