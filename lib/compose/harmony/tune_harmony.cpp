// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony/tune_harmony.h"

#include <algorithm>
#include <cmath>

#include "theory/chord_symbol.h"
#include "theory/pitch.h"

namespace auralis::compose {

namespace {

using enum theory::ChordKind;

constexpr double kLeastFit = 1e-6;  // there is always a chord, and always a kind of it
constexpr double kAtHome = 0.5;     // fit of the tonic from which a tune ends on it
constexpr double kLongestStay = 4;  // chords that one may last for

bool lies_outside(const Heard& heard, const theory::Scale& scale) {
  for (int pc = 0; pc < 12; ++pc)
    if (heard[static_cast<std::size_t>(pc)] > 0 && !scale.contains(pc)) return true;
  return false;
}

double weight_of(double fit) noexcept {
  const double squared = fit * fit, fourth = squared * squared;
  return std::max(fourth * fourth, kLeastFit);
}

/// How well a chord fits what is heard, 0..1: see compose::fit.
double fit_of(const ChordRoot& root, theory::ChordKind kind, const Heard& notes,
              const theory::Scale& scale) {
  return fit(build_chord(scale, root, kind), notes, scale);
}

}  // namespace

double TuneHarmony::chord_beats(double bpm) const noexcept { return tune_.chord_beats(bpm); }

double TuneHarmony::chord_end(double from, double wanted, double bpm) const noexcept {
  return tune_.chord_end(from, wanted, bpm);
}

double TuneHarmony::longest_stay(double from, double bpm) const noexcept {
  return std::min({from + kLongestStay * tune_.chord_beats(bpm), tune_.next_key_change(from),
                   tune_.next_chord_change(from)});
}

std::optional<theory::Chord> TuneHarmony::asked_for(double beat,
                                                    const HarmonyContext& context) const {
  const GivenChord* const given = tune_.chord_at(beat);
  if (given == nullptr) return std::nullopt;
  std::vector<int> classes = given->classes;
  for (int& pc : classes) pc = theory::wrap(pc + context.transposition, 12);
  return theory::chord_of(context.scale, classes);
}

Heard TuneHarmony::heard(double from, double to, const HarmonyContext& context) const {
  constexpr double kBass = 2;
  const GivenChord* const given = tune_.chord_at(from);
  if (given == nullptr) return tune_.heard(from, to, context.transposition);
  Heard heard{};
  for (const int pc : given->classes)
    heard[static_cast<std::size_t>(theory::wrap(pc + context.transposition, 12))] =
        pc == given->classes.front() ? kBass : 1;
  return heard;
}

/// The tune counts more than the section.
double TuneHarmony::favour(double factor) const noexcept { return std::sqrt(factor); }

bool TuneHarmony::ends_at_home(double from, double to, const HarmonyContext& context) const {
  if (to + kSameBeat < tune_.end()) return false;
  const GivenNote& last = tune_.notes().back();
  const auto fits = [&](double begin, double end) {
    return fit_of({}, kTriad, heard(begin, end, context), context.scale);
  };
  return fits(from, to) >= kAtHome && fits(last.beat, last.beat + last.beats) == 1;
}

bool TuneHarmony::leaves_scale(double from, double to, const HarmonyContext& context) const {
  return lies_outside(heard(from, to, context), context.scale);
}

markov::SymbolWeights TuneHarmony::root_weights(const ChordAlphabet& alphabet, double from,
                                                double to, bool borrows,
                                                const HarmonyContext& context) const {
  const Heard notes = heard(from, to, context);
  const bool may_borrow = borrows || lies_outside(notes, context.scale);
  markov::SymbolWeights weights;
  for (const markov::Symbol symbol : alphabet.symbols()) {
    const ChordRoot& root = alphabet.root(symbol);
    const double fits = (fit_of(root, kTriad, notes, context.scale) +
                         fit_of(root, kSeventh, notes, context.scale)) /
                        2;
    weights.push_back(root.borrowed && !may_borrow ? 0 : weight_of(fits));
  }
  return weights;
}

void TuneHarmony::weigh_kinds(const PlannedChord& chord, std::span<const theory::ChordKind> kinds,
                              std::span<double> weights, const HarmonyContext& context) const {
  const Heard notes = heard(chord.beat, chord.end(), context);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const double fits = fit_of(chord.root, kinds[i], notes, context.scale);
    weights[i] *= fits * fits * fits * fits + kLeastFit;
  }
}

}  // namespace auralis::compose
