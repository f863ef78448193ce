// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/constraint.h"

#include <algorithm>
#include <cassert>
#include <span>

namespace auralis::compose {

namespace {

/// The chain's weight of x at a position after u, or as the beginning; 0 where forbidden.
double edge_weight(const MarkovChain& chain, const Constraints& constraints, std::size_t position,
                   std::optional<std::size_t> u, std::size_t x) {
  const double weight = constraints.weights[position][x];
  if (!u) return weight * chain.first()[x];
  const std::size_t leap = x > *u ? x - *u : *u - x;
  if (constraints.largest_leap && leap > *constraints.largest_leap) return 0;
  return weight * chain.probability(*u, x);
}

}  // namespace

// beta_n = 1 for every symbol; beta_i(u) = sum over x of w_i(x) P(x | u) beta_{i+1}(x), rescaled to
// a largest value of 1 a position; x is drawn at i with probability w_i(x) P(x | u) beta_{i+1}(x) /
// beta_i(u), which is what edges_ keeps.
ConstrainedChain::ConstrainedChain(const MarkovChain& chain, const Constraints& constraints,
                                   std::optional<std::size_t> before)
    : edges_(constraints.weights.size()), symbols_(chain.symbols()) {
  Row beta(symbols_, 1);
  for (std::size_t i = edges_.size(); i-- > 0;) {
    const std::size_t rows = i == 0 ? 1 : symbols_;
    Row sums(rows);
    edges_[i].resize(rows * symbols_);
    for (std::size_t u = 0; u < rows; ++u) {
      const auto from = i == 0 ? before : std::optional(u);
      const auto row = std::span(edges_[i]).subspan(u * symbols_, symbols_);
      for (std::size_t x = 0; x < symbols_; ++x) {
        row[x] = edge_weight(chain, constraints, i, from, x) * beta[x];
        sums[u] += row[x];
      }
      if (sums[u] > 0)
        for (double& p : row) p /= sums[u];
    }
    const double largest = *std::ranges::max_element(sums);
    satisfiable_ = satisfiable_ && largest > 0;
    if (!satisfiable_) return;
    for (double& b : sums) b /= largest;
    beta = std::move(sums);
  }
}

std::vector<std::size_t> ConstrainedChain::sample(base::Random& random) const {
  assert(satisfiable_);
  std::vector<std::size_t> sequence;
  sequence.reserve(length());
  for (const Row& row : edges_) {
    const std::size_t u = sequence.empty() ? 0 : sequence.back();
    sequence.push_back(random.weighted(std::span(row).subspan(u * symbols_, symbols_)));
  }
  return sequence;
}

double ConstrainedChain::probability(const std::vector<std::size_t>& sequence) const {
  if (!satisfiable_ || sequence.size() != length()) return 0;
  double p = 1;
  for (std::size_t i = 0; i < length(); ++i)
    p *= edges_[i][(i == 0 ? 0 : sequence[i - 1]) * symbols_ + sequence[i]];
  return p;
}

}  // namespace auralis::compose
