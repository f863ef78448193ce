// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How much a melody likes to move by 0, 1, 2 .. scale steps, and the largest leap it may take.
#pragma once

#include <string>
#include <vector>

#include "markov/constraint.h"

namespace auralis::compose {

/// A state is the step last heard: contexts know it, so it adds none. Reads tones of
/// melody_alphabet.h.
class MelodicMotion final : public markov::Constraint {
 public:
  /// `weights` by the number of steps, the last one also for all beyond; above `leap` 0.
  MelodicMotion(std::string name, std::vector<double> weights, int leap);
  [[nodiscard]] markov::State start(std::span<const markov::Symbol> history) const override;
  [[nodiscard]] markov::Move move(markov::State state, const markov::Place& place,
                                  markov::Symbol symbol) const override;

 private:
  std::vector<double> weights_;
  int leap_;
};

}  // namespace auralis::compose
