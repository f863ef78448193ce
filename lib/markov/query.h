// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What is asked of a chain: how long, after what, and within which constraints.
#pragma once

#include <span>
#include <vector>

#include "markov/constraint.h"

namespace auralis::markov {

/// How long a sequence is, in symbols or, where they have durations, in ticks.
struct Extent {
  enum class Measure { kSymbols, kTicks };
  Measure measure = Measure::kSymbols;
  int length = 0;  ///< 1 or more; what is drawn fills it exactly
  /// Where it begins: what Place counts from. The rest of a phrase keeps the phrase's constraints.
  int first_position = 0;
  int first_tick = 0;
};

struct Query {
  Extent extent;
  /// Each symbol's duration, 1 or more. Empty where no tick matters.
  std::vector<int> ticks;
  /// What was played before.
  std::vector<Symbol> history;
  /// Whether a sequence began with the history (or begins here where there is none): the contexts
  /// of beginnings count.
  bool opening = true;
  /// Whether the sequence must end as one of the corpus does: weighs P(kEnd | its last context).
  bool ends = false;
  /// The most important first. Not owned.
  std::vector<const Constraint*> constraints;
};

}  // namespace auralis::markov
