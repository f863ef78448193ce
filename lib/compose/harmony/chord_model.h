// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The harmony's Markov model, made of a mood's weights, and what groups of chords should obey.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "compose/harmony/chord_alphabet.h"
#include "compose/mood/mood.h"
#include "markov/constraint.h"
#include "markov/model.h"
#include "markov/symbol_weights.h"

namespace auralis::compose {

/// From this complexity on chords are borrowed.
inline constexpr double kBorrowingComplexity = 0.5;

/// What chords may do besides.
struct ChordFreedom {
  double stay = 0;     ///< of all weight, 0..1 exclusive, what has a chord follow itself
  double borrows = 0;  ///< 0..1: borrowed chords as at full complexity (1), whatever it is
};

/// Which root follows which: roots move as the mood weighs, towards chords that rest, to those that
/// colour the mode, home, and, the more complex the more often, to borrowed ones. No chord follows
/// itself unless it is free to. `favours` has a factor for each degree of the scale, none where it
/// is empty.
[[nodiscard]] markov::Model chord_model(const ChordAlphabet& alphabet, const HarmonyMood& mood,
                                        double complexity, std::span<const double> favours = {},
                                        const ChordFreedom& freedom = {});

/// Weights of the tonic alone.
[[nodiscard]] markov::SymbolWeights home_weights(const ChordAlphabet& alphabet);
/// Weights of what may lead home: the fourth, the fifth and the tonic's neighbours before others.
[[nodiscard]] markov::SymbolWeights cadence_weights(const ChordAlphabet& alphabet);
/// Weights of all but the tonic.
[[nodiscard]] markov::SymbolWeights away_weights(const ChordAlphabet& alphabet);

/// Makes it less likely that a chord goes back to the one before the last.
class GoingBack final : public markov::Constraint {
 public:
  GoingBack(std::string name, double weight);
  [[nodiscard]] markov::State start(std::span<const markov::Symbol> history) const override;
  [[nodiscard]] markov::Move move(markov::State state, const markov::Place& place,
                                  markov::Symbol symbol) const override;

 private:
  double weight_;
};

}  // namespace auralis::compose
