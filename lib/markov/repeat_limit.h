// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// No run of L symbols is played twice in a row.
#pragma once

#include <string>

#include "markov/constraint.h"

namespace auralis::markov {

/// Refuses xx, x any run of exactly L symbols. A state is the last L symbols and how many of the
/// latest in a row equal the symbol L before them (0 .. L - 1): all that matters of the last 2 L
/// - 1. At most L n^L states and the shorter beginnings; where contexts are L symbols long or
/// longer, they know the symbols, and the constraint multiplies the states by L at the most.
class RepeatLimit final : public Constraint {
 public:
  /// Throws base::Error where L < 1 or (symbols + 1)^L * L exceeds 2^62.
  RepeatLimit(std::string name, int symbols, int run);
  [[nodiscard]] State start(std::span<const Symbol> history) const override;
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;

 private:
  // A state is equal + run * (the last symbols + 1 as digits of base_, the newest lowest).
  State base_;
  State run_;
  State oldest_ = 1;  // base_ ^ (run_ - 1): the weight of the oldest digit
};

}  // namespace auralis::markov
