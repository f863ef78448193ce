// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How long chords last and which ones fit: what differs between free harmony and harmony under a
// given tune.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "compose/harmony/chord_alphabet.h"
#include "compose/harmony/harmony_context.h"
#include "markov/symbol_weights.h"
#include "theory/chord.h"

namespace auralis::compose {

/// `from` and `to` are beats of the piece.
class HarmonyRules {
 public:
  virtual ~HarmonyRules() = default;

  /// Beats in a bar.
  [[nodiscard]] virtual double bar() const noexcept = 0;
  /// Beats of the chords that a tune asks for; kNeverBeat where there is none.
  [[nodiscard]] virtual double chord_beats(double bpm) const noexcept = 0;
  /// Where a chord ends that begins at `from` and should last until `wanted`.
  [[nodiscard]] virtual double chord_end(double from, double wanted, double bpm) const noexcept = 0;
  /// A chord drawn twice in a row is one longer chord where it ends here or earlier.
  [[nodiscard]] virtual double longest_stay(double from, double bpm) const noexcept = 0;
  /// How many chords are planned when one begins, with that one.
  [[nodiscard]] virtual std::size_t planned() const noexcept = 0;
  /// The weight of a degree that a section favours by `factor`.
  [[nodiscard]] virtual double favour(double factor) const noexcept = 0;
  /// Whether a tune sounds at a beat, which the chord there is to fit.
  [[nodiscard]] virtual bool covers(double beat) const noexcept = 0;

  /// Whether the tune ends there, and on the tonic's chord.
  [[nodiscard]] virtual bool ends_at_home(double from, double to,
                                          const HarmonyContext& context) const = 0;
  /// Whether the tune has a note outside the scale there.
  [[nodiscard]] virtual bool leaves_scale(double from, double to,
                                          const HarmonyContext& context) const = 0;
  /// How well each root fits the tune there. Borrowed roots are for notes outside the scale, unless
  /// the harmony `borrows` anyway.
  [[nodiscard]] virtual markov::SymbolWeights root_weights(const ChordAlphabet& alphabet,
                                                           double from, double to, bool borrows,
                                                           const HarmonyContext& context) const = 0;
  /// The chord that the tune itself asks for at a beat, or nothing.
  [[nodiscard]] virtual std::optional<theory::Chord> asked_for(
      double beat, const HarmonyContext& context) const = 0;
  /// Multiplies the weight of each kind by how well a chord of it fits the tune.
  virtual void weigh_kinds(const PlannedChord& chord, std::span<const theory::ChordKind> kinds,
                           std::span<double> weights, const HarmonyContext& context) const = 0;
};

}  // namespace auralis::compose
