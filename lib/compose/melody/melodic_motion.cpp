// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/melodic_motion.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "compose/melody/melody_alphabet.h"

namespace auralis::compose {

namespace {
constexpr markov::State kNone = -1;  // nothing was heard yet
}

MelodicMotion::MelodicMotion(std::string name, std::vector<double> weights, int leap)
    : Constraint(std::move(name), {.state = true, .last_symbol = true}),
      weights_(std::move(weights)),
      leap_(leap) {}

markov::State MelodicMotion::start(std::span<const markov::Symbol> history) const {
  return history.empty() ? kNone : tone_of(history.back()).step - kLowestStep;
}

markov::Move MelodicMotion::move(markov::State state, const markov::Place&,
                                 markov::Symbol symbol) const {
  const markov::State next = tone_of(symbol).step - kLowestStep;
  if (state == kNone) return {1, next};
  const auto steps = static_cast<std::size_t>(std::abs(next - state));
  if (steps > static_cast<std::size_t>(leap_)) return {0, next};
  return {weights_[std::min(steps, weights_.size() - 1)], next};
}

}  // namespace auralis::compose
