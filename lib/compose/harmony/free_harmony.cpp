// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony/free_harmony.h"

#include <cmath>

namespace auralis::compose {

double FreeHarmony::chord_beats(double /*bpm*/) const noexcept { return kNeverBeat; }

double FreeHarmony::chord_end(double /*from*/, double wanted, double /*bpm*/) const noexcept {
  return std::ceil(wanted / kBeatsPerBar) * kBeatsPerBar;
}

double FreeHarmony::longest_stay(double /*from*/, double /*bpm*/) const noexcept {
  return -kNeverBeat;  // no chord follows itself
}

bool FreeHarmony::covers(double /*beat*/) const noexcept { return false; }

bool FreeHarmony::ends_at_home(double /*from*/, double /*to*/,
                               const HarmonyContext& /*context*/) const {
  return false;
}

bool FreeHarmony::leaves_scale(double /*from*/, double /*to*/,
                               const HarmonyContext& /*context*/) const {
  return false;
}

markov::SymbolWeights FreeHarmony::root_weights(const ChordAlphabet& alphabet, double /*from*/,
                                                double /*to*/, bool /*borrows*/,
                                                const HarmonyContext& /*context*/) const {
  return markov::SymbolWeights(static_cast<std::size_t>(alphabet.size()), 1.0);
}

void FreeHarmony::weigh_kinds(const PlannedChord& /*chord*/,
                              std::span<const theory::ChordKind> /*kinds*/,
                              std::span<double> /*weights*/,
                              const HarmonyContext& /*context*/) const {}

}  // namespace auralis::compose
