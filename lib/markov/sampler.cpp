// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/sampler.h"

#include <cassert>

namespace auralis::markov {

std::vector<Symbol> sample(const Lattice& lattice, base::Random& random) {
  assert(lattice.satisfiable());
  std::vector<Symbol> sequence;
  std::vector<double> weights;
  for (Lattice::NodeId node = Lattice::kStart; node != Lattice::kTerminal;) {
    const auto edges = lattice.edges(node);
    const int top = top_exponent(edges);
    weights.clear();
    for (const Lattice::Edge& edge : edges) weights.push_back(edge.weight * edge.ahead.over(top));
    const Lattice::Edge& edge = edges[random.weighted(weights)];
    sequence.push_back(edge.symbol);
    node = edge.target;
  }
  return sequence;
}

std::optional<Drawn> step(const Lattice& lattice, Lattice::NodeId from, Symbol symbol) {
  const auto edges = lattice.edges(from);
  const int top = top_exponent(edges);
  const double all = lattice.beta(from).over(top);
  for (const Lattice::Edge& edge : edges) {
    if (edge.symbol != symbol) continue;
    const double share = edge.weight * edge.ahead.over(top);
    if (share > 0) return Drawn{share / all, edge.target};
  }
  return std::nullopt;
}

double probability(const Lattice& lattice, std::span<const Symbol> sequence) {
  Lattice::NodeId node = Lattice::kStart;
  double p = 1;
  for (const Symbol symbol : sequence) {
    const auto drawn = node != Lattice::kTerminal ? step(lattice, node, symbol) : std::nullopt;
    if (!drawn) return 0;
    p *= drawn->probability;
    node = drawn->next;
  }
  return node == Lattice::kTerminal ? p : 0;
}

}  // namespace auralis::markov
