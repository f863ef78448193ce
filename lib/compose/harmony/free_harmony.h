// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Harmony without a tune: chords end on bar lines, and none fits better than another.
#pragma once

#include "compose/harmony/harmony_rules.h"

namespace auralis::compose {

class FreeHarmony final : public HarmonyRules {
 public:
  [[nodiscard]] double bar() const noexcept override { return kBeatsPerBar; }
  [[nodiscard]] double chord_beats(double bpm) const noexcept override;
  [[nodiscard]] double chord_end(double from, double wanted, double bpm) const noexcept override;
  [[nodiscard]] double longest_stay(double from, double bpm) const noexcept override;
  [[nodiscard]] std::size_t planned() const noexcept override { return 2; }
  [[nodiscard]] double favour(double factor) const noexcept override { return factor; }
  [[nodiscard]] bool covers(double beat) const noexcept override;
  [[nodiscard]] bool ends_at_home(double from, double to,
                                  const HarmonyContext& context) const override;
  [[nodiscard]] bool leaves_scale(double from, double to,
                                  const HarmonyContext& context) const override;
  [[nodiscard]] markov::SymbolWeights root_weights(const ChordAlphabet& alphabet, double from,
                                                   double to, bool borrows,
                                                   const HarmonyContext& context) const override;
  [[nodiscard]] std::optional<theory::Chord> asked_for(
      double /*beat*/, const HarmonyContext& /*context*/) const override {
    return std::nullopt;
  }
  void weigh_kinds(const PlannedChord& chord, std::span<const theory::ChordKind> kinds,
                   std::span<double> weights, const HarmonyContext& context) const override;
};

}  // namespace auralis::compose
