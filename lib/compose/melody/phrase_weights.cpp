// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/phrase_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "compose/time/curves.h"

namespace auralis::compose {

namespace {

using markov::Symbol;
using markov::SymbolWeights;

constexpr double kHeldBeats = 2;   // from this length on a note must rest on its chord
constexpr double kSofter = 0.05;   // of what cannot be had otherwise
constexpr int kLastUnits = 4;      // that the last note lasts at least
constexpr double kDensity = 2;     // by so many powers of e a note of density 1 outweighs one of 0
constexpr double kPassing = 0.2;   // weight of a short note that rubs against its chord
constexpr double kNonChord = 0.6;  // and of one that does not, but is outside it
constexpr double kFewestNotes = 3.4;  // of the scale, where there is no variety
constexpr double kRare = 0.7;  // octaves of weight a rank that rare notes gain with full variety
// The arch of a phrase, in shares of the open register: where it begins, how far the height moves
// that, and how far it rises to its middle.
constexpr double kArchFoot = 0.36, kArchShift = 0.6, kArchRise = 0.22;
constexpr double kUnfamiliar = 0.003;  // weight of a note that complexity does not bring in yet

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

template <typename Weigh>
SymbolWeights weights(const Weigh& weigh) {
  SymbolWeights all(kMelodySymbols);
  for (int symbol = 0; symbol < kMelodySymbols; ++symbol)
    all[static_cast<std::size_t>(symbol)] = weigh(tone_of(static_cast<Symbol>(symbol)));
  return all;
}

}  // namespace

PhraseWeights::PhraseWeights(const PhraseSpan& span, const std::vector<theory::Chord>& chords,
                             const PhraseShape& shape)
    : span_(span),
      chords_(chords),
      shape_(shape),
      scale_(shape.scale),
      open_(open_register(shape)),
      ranks_(consonance_ranks(shape.scale)) {}

SymbolWeights PhraseWeights::everywhere() const {
  // The time to fill is given: what every tone weighs alike says how many there are.
  const double each = std::exp(kDensity * (shape_.density - 0.5));
  return weights(
      [&](const MelodyTone& tone) { return lies_within(tone) ? each * familiarity(tone) : 0; });
}

PhraseWeights::Rows PhraseWeights::by_unit(int begun) const {
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
      const double off_beat = unit % 2 == 0 ? 1 : kOffBeatByComplexity.at(shape_.complexity);
      softer.back() = std::max(fits, kSofter) * rise * off_beat;
      return fits * rise * off_beat;
    }));
    rows.softer.push_back(std::move(softer));
  }
  return rows;
}

SymbolWeights PhraseWeights::ending(bool soft) const {
  return weights([&](const MelodyTone& tone) {
    const int unit = span_.units - tone.units;
    const bool rests = unit >= 0 && tone.units >= kLastUnits &&
                       chords_[static_cast<std::size_t>(unit)].contains(pitch(tone, unit));
    return rests ? 1.0 : soft ? kSofter : 0;
  });
}

Motif PhraseWeights::opening() const {
  if (shape_.motif == nullptr || shape_.motif->empty()) return {};
  for (const bool familiar : {true, false})
    for (const int shift : {0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5}) {
      Motif moved = *shape_.motif;
      for (MelodyTone& tone : moved) tone.step += shift;
      if (fits(moved) && (!familiar || is_familiar(moved))) return moved;
    }
  return {};
}

bool PhraseWeights::lies_within(const MelodyTone& tone) const {
  return std::ranges::all_of(chords_, [&](const theory::Chord& chord) {
    const int p = theory::pitch_under(chord, scale_, open_.tonic + tone.step);
    return p >= open_.low && p <= open_.high;
  });
}

double PhraseWeights::familiarity(const MelodyTone& tone) const {
  const double allowed = kFewestNotes + (scale_.size() - kFewestNotes) * shape_.variety;
  const int rank = ranks_[static_cast<std::size_t>(scale_.degree(open_.tonic + tone.step))];
  const double rare = std::exp2(kRare * rank * std::max(shape_.variety - 0.5, 0.0));
  return std::clamp(allowed - rank, kUnfamiliar, 1.0) * rare;
}

double PhraseWeights::harmony(const MelodyTone& tone, int unit) const {
  const int p = pitch(tone, unit);
  const double beats = tone.units * span_.unit;
  const theory::Chord& chord = chords_[static_cast<std::size_t>(unit)];
  double weight = 1;
  if (!chord.contains(p)) {
    if (!theory::rests_on(chord, p)) {
      weight = beats < kHeldBeats / 2 ? kPassing : 0;
    } else {
      weight = beats >= kHeldBeats ? kSuspensionByComplexity.at(shape_.complexity) : kNonChord;
    }
  }
  for (int later = unit + 1; later < unit + tone.units; ++later) {
    const theory::Chord& next = chords_[static_cast<std::size_t>(later)];
    const double left = (unit + tone.units - later) * span_.unit;
    if (!theory::rests_on(next, p) && left >= kHeldBeats / 2) return 0;
  }
  return weight;
}

double PhraseWeights::arch(const MelodyTone& tone, int unit) const {
  const double place = (pitch(tone) - open_.low) / std::max(open_.high - open_.low, 1.0);
  const double progress = (unit + 0.5 * tone.units) / span_.units;
  const double middle =
      kArchFoot + shape_.height * kArchShift * std::clamp(shape_.openness, 0.0, 1.0);
  const double off = place - (middle + kArchRise * std::sin(std::numbers::pi * progress));
  return std::exp(-kArchByComplexity.at(shape_.complexity) * off * off);
}

bool PhraseWeights::is_familiar(const Motif& motif) const {
  return std::ranges::all_of(
      motif, [this](const MelodyTone& tone) { return familiarity(tone) > kUnfamiliar; });
}

bool PhraseWeights::fits(const Motif& motif) const {
  if (!chords_.front().contains(pitch(motif.front(), 0))) return false;
  int unit = 0;
  for (const MelodyTone& tone : motif) {
    if (!symbol_of(tone) || !lies_within(tone) || unit + tone.units > span_.units) return false;
    if (harmony(tone, unit) == 0) return false;
    unit += tone.units;
  }
  return unit + 2 * kLastUnits <= span_.units;
}

}  // namespace auralis::compose
