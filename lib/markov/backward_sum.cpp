// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/backward_sum.h"

#include <algorithm>

namespace auralis::markov {

std::vector<BackwardSum::Edge> BackwardSum::edges(NodeId node) const {
  const int layer = layer_of(node);
  const Product::Number state = state_of(node);
  const auto steps = product_->known(state);
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Product::Step& step = steps[i];
    const double weight = table_->weights(layer)[step.symbol] * step.probability;
    if (weight == 0) continue;
    const int end = layer + table_->length(step.symbol);
    const bool last = end == layers_;
    const double whole = weight * (last ? product_->last_weights(state)[i] : step.weight);
    if (whole == 0) continue;
    const NodeId target = last ? kTerminal : node_of(end, step.next);
    edges.push_back({whole, beta(target), target, step.symbol});
  }
  return edges;
}

int top_exponent(std::span<const BackwardSum::Edge> edges) noexcept {
  int top = Scaled::kZero;
  for (const BackwardSum::Edge& edge : edges) top = std::max(top, edge.ahead.exponent);
  return top;
}

}  // namespace auralis::markov
