// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Harmony under a given tune: chords as short as the tune asks for, which fit what sounds of it.
#pragma once

#include "compose/harmony/harmony_rules.h"
#include "compose/tune/given_melody.h"

namespace auralis::compose {

class TuneHarmony final : public HarmonyRules {
 public:
  /// The tune outlives the rules.
  explicit TuneHarmony(const GivenMelody& tune) : tune_(tune) {}

  [[nodiscard]] double bar() const noexcept override { return tune_.bar(); }
  [[nodiscard]] double chord_beats(double bpm) const noexcept override;
  [[nodiscard]] double chord_end(double from, double wanted, double bpm) const noexcept override;
  [[nodiscard]] double longest_stay(double from, double bpm) const noexcept override;
  /// One more than without a tune: a chord has its end once another is planned behind it.
  [[nodiscard]] std::size_t planned() const noexcept override { return 3; }
  [[nodiscard]] double favour(double factor) const noexcept override;
  [[nodiscard]] bool covers(double beat) const noexcept override { return tune_.covers(beat); }
  [[nodiscard]] bool ends_at_home(double from, double to,
                                  const HarmonyContext& context) const override;
  [[nodiscard]] bool leaves_scale(double from, double to,
                                  const HarmonyContext& context) const override;
  /// By how well the root's triad and its seventh chord fit; roots that are clearly wrong hardly
  /// ever sound.
  [[nodiscard]] markov::SymbolWeights root_weights(const ChordAlphabet& alphabet, double from,
                                                   double to, bool borrows,
                                                   const HarmonyContext& context) const override;
  [[nodiscard]] std::optional<theory::Chord> asked_for(
      double beat, const HarmonyContext& context) const override;
  void weigh_kinds(const PlannedChord& chord, std::span<const theory::ChordKind> kinds,
                   std::span<double> weights, const HarmonyContext& context) const override;

 private:
  /// What is heard of the tune, or the chord that it asks for, its bass most.
  [[nodiscard]] Heard heard(double from, double to, const HarmonyContext& context) const;

  const GivenMelody& tune_;
};

}  // namespace auralis::compose
