// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Any automaton, given as a table; and the one that requires how a sequence ends.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "markov/constraint.h"

namespace auralis::markov {

/// A deterministic finite automaton.
class TransitionTable final : public Constraint {
 public:
  static constexpr int kRefused = -1;

  /// [state][symbol]: the next state, or kRefused. `accepting`: one truth value a state. The first
  /// state is the start, whatever was played before. Throws base::Error where a row or a state does
  /// not fit.
  TransitionTable(std::string name, std::vector<std::vector<int>> next,
                  std::vector<bool> accepting);
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;
  [[nodiscard]] bool accepts(State state) const override;

 private:
  std::vector<std::vector<int>> next_;
  std::vector<bool> accepting_;
};

/// The sequence ends with these symbols, the history before it counted in (the automaton of Knuth,
/// Morris and Pratt): a state is how many of them the latest symbols are, 0 .. their number.
class EndingRun final : public Constraint {
 public:
  EndingRun(std::string name, std::vector<Symbol> run);
  [[nodiscard]] State start(std::span<const Symbol> history) const override;
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;
  [[nodiscard]] bool accepts(State state) const override;

 private:
  [[nodiscard]] std::size_t after(std::size_t matched, Symbol symbol) const;

  std::vector<Symbol> run_;
  std::vector<std::size_t>
      border_;  // of the first i symbols: their longest proper prefix and suffix
};

}  // namespace auralis::markov
