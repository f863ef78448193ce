// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A Markov chain under hard constraints, sampled exactly: backward pass -> forward draw.
// F. Pachet and P. Roy, "Finite-length Markov processes with constraints", IJCAI 2011.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/random.h"
#include "compose/markov.h"

namespace auralis::compose {

/// What a sequence must obey. A conjunction: everything holds at once.
struct Constraints {
  /// [position][symbol]: 0 forbids the symbol there, a positive weight prefers or avoids it. As
  /// many positions as the sequence is long; the last one holds the required ending.
  std::vector<std::vector<double>> weights;
  /// Largest distance between neighbouring symbols; none where it is not set.
  std::optional<std::size_t> largest_leap;
};

/// Sequences of a chain that obey the constraints, each with the probability that the chain, its
/// edges weighted, gives it among those that obey: no backtracking, no rejection. Built anew for
/// each sequence; holds no reference to chain or constraints. Cost O(length x symbols^2).
class ConstrainedChain {
 public:
  /// `before` is the symbol that the sequence follows, or nothing where it begins afresh.
  ConstrainedChain(const MarkovChain& chain, const Constraints& constraints,
                   std::optional<std::size_t> before);

  [[nodiscard]] std::size_t length() const noexcept { return edges_.size(); }
  /// False where no sequence obeys: known before the first draw.
  [[nodiscard]] bool satisfiable() const noexcept { return satisfiable_; }
  /// A sequence drawn. Must be satisfiable.
  [[nodiscard]] std::vector<std::size_t> sample(base::Random& random) const;
  /// The probability with which `sample` draws this sequence.
  [[nodiscard]] double probability(const std::vector<std::size_t>& sequence) const;

 private:
  using Row = std::vector<double>;

  // edges_[i][u * symbols + x]: the probability of x at position i after u; position 0 has one row.
  std::vector<Row> edges_;
  std::size_t symbols_;
  bool satisfiable_ = true;
};

}  // namespace auralis::compose
