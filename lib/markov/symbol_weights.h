// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Constraints without memory: which symbols, and how much they are liked, everywhere, at a
// position, at a tick or at the end.
#pragma once

#include <string>
#include <vector>

#include "markov/constraint.h"

namespace auralis::markov {

/// One weight a symbol; 0 refuses it. Constructors throw base::Error where one is negative or not
/// finite, or a list has another length than the others.
using SymbolWeights = std::vector<double>;

/// The same weights everywhere: a register.
class EverywhereWeights final : public Constraint {
 public:
  EverywhereWeights(std::string name, SymbolWeights weights);
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;

 private:
  SymbolWeights weights_;
};

/// Weights for the last symbol: a required ending.
class EndingWeights final : public Constraint {
 public:
  EndingWeights(std::string name, SymbolWeights weights);
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;

 private:
  SymbolWeights weights_;
};

/// Weights by position; an empty list, or a position behind the lists, leaves all free.
class PositionWeights final : public Constraint {
 public:
  PositionWeights(std::string name, std::vector<SymbolWeights> by_position);
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;

 private:
  std::vector<SymbolWeights> by_position_;
};

/// Weights by the tick at which a symbol begins: `rows` of them, from `row_of_tick[tick]`; -1, or a
/// tick behind the list, leaves all free. Chord and scale masks in time.
class TickWeights final : public Constraint {
 public:
  TickWeights(std::string name, std::vector<SymbolWeights> rows, std::vector<int> row_of_tick);
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;

 private:
  std::vector<SymbolWeights> rows_;
  std::vector<int> row_of_tick_;
};

}  // namespace auralis::markov
