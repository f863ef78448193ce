// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Constraints on elapsed ticks: what lies where in the bar.
#pragma once

#include <string>
#include <vector>

#include "markov/constraint.h"

namespace auralis::markov {

/// No symbol may last across one of these ticks: each is an onset (or lies outside the phrase), and
/// a bar line is not crossed.
class Onsets final : public Constraint {
 public:
  /// `ticks_of_symbol`: each symbol's duration.
  Onsets(std::string name, std::vector<int> ticks_of_symbol, std::vector<int> onsets);
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;

 private:
  std::vector<int> ticks_of_symbol_;
  std::vector<int> onsets_;  // ascending
};

/// The last symbol ends at this tick, for phrases that are measured in symbols.
class TotalTicks final : public Constraint {
 public:
  TotalTicks(std::string name, std::vector<int> ticks_of_symbol, int end_tick);
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;

 private:
  std::vector<int> ticks_of_symbol_;
  int end_tick_;
};

}  // namespace auralis::markov
