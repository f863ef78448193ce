// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The largest distance between one symbol and the next.
#pragma once

#include <string>
#include <vector>

#include "markov/constraint.h"

namespace auralis::markov {

/// A state is the height last heard: as many states as there are heights. Without rests they add
/// none to a chain's contexts, which know their last symbol; with rests hardly any.
class LargestLeap final : public Constraint {
 public:
  static constexpr int kNoHeight = -1;  ///< of a rest: the leap is measured across it

  /// `heights`: of each symbol, a scale step say, 0 or more, or kNoHeight.
  LargestLeap(std::string name, std::vector<int> heights, int largest);
  [[nodiscard]] State start(std::span<const Symbol> history) const override;
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;

 private:
  std::vector<int> heights_;
  int largest_;
};

}  // namespace auralis::markov
