// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/leap.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace auralis::markov {

LargestLeap::LargestLeap(std::string name, std::vector<int> heights, int largest)
    : Constraint(std::move(name),
                 {.state = true, .last_symbol = std::ranges::count(heights, kNoHeight) == 0}),
      heights_(std::move(heights)),
      largest_(largest) {}

State LargestLeap::start(std::span<const Symbol> history) const {
  State last = kNoHeight;
  for (const Symbol symbol : history)
    if (heights_[symbol] != kNoHeight) last = heights_[symbol];
  return last;
}

Move LargestLeap::move(State state, const Place&, Symbol symbol) const {
  const State height = heights_[symbol];
  if (height == kNoHeight) return {1, state};
  const bool far = state != kNoHeight && std::abs(height - state) > largest_;
  return {far ? 0.0 : 1.0, height};
}

}  // namespace auralis::markov
