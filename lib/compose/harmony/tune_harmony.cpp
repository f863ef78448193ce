// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony/tune_harmony.h"

#include <algorithm>

namespace auralis::compose {

namespace {

using enum theory::ChordKind;

constexpr double kLeastFit = 1e-6;  // there is always a chord
constexpr double kAtHome = 0.5;     // fit of the tonic from which a tune ends on it

bool lies_outside(const Heard& heard, const theory::Scale& scale) {
  for (int pc = 0; pc < 12; ++pc)
    if (heard[static_cast<std::size_t>(pc)] > 0 && !scale.contains(pc)) return true;
  return false;
}

double weight_of(double fit) noexcept {
  const double squared = fit * fit, fourth = squared * squared;
  return std::max(fourth * fourth, kLeastFit);
}

}  // namespace

double TuneHarmony::fit(const ChordRoot& root, theory::ChordKind kind, const Heard& notes) const {
  return compose::fit(build_chord(scale_, root, kind), notes, scale_);
}

bool TuneHarmony::leaves_scale(double from, double to) const {
  return lies_outside(heard(from, to), scale_);
}

bool TuneHarmony::ends_at_home(double from, double to) const {
  if (to + kSameBeat < tune_.end()) return false;
  const GivenNote& last = tune_.notes().back();
  return fit({}, kTriad, heard(from, to)) >= kAtHome &&
         fit({}, kTriad, heard(last.beat, last.beat + last.beats)) == 1;
}

markov::SymbolWeights TuneHarmony::weights(const ChordAlphabet& alphabet, double from, double to,
                                           bool borrows) const {
  const Heard notes = heard(from, to);
  const bool may_borrow = borrows || lies_outside(notes, scale_);
  markov::SymbolWeights weights;
  for (int symbol = 0; symbol < alphabet.size(); ++symbol) {
    const ChordRoot& root = alphabet.root(static_cast<markov::Symbol>(symbol));
    const double fits = (fit(root, kTriad, notes) + fit(root, kSeventh, notes)) / 2;
    weights.push_back(root.borrowed && !may_borrow ? 0 : weight_of(fits));
  }
  return weights;
}

}  // namespace auralis::compose
