// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Exact sampling of a variable-order Markov chain under constraints: product of the chain and the
// constraints' automata, explored forwards -> what lies ahead of each state, summed backwards ->
// draws in proportion, without backtracking, rejection or restart.
// F. Pachet, P. Roy and G. Barbieri, "Finite-length Markov processes with constraints", IJCAI 2011;
// A. Papadopoulos, F. Pachet, P. Roy and J. Sakellariou, "Exact sampling for regular and Markov
// constraints with belief propagation", CP 2015.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "markov/chain.h"
#include "markov/grid.h"
#include "markov/layer_table.h"
#include "markov/product.h"
#include "markov/query.h"
#include "markov/scaled.h"

namespace auralis::markov {

/// With w the product of the constraints' weights of a step, and beta(u) the weight of all that can
/// follow state u to the end:
///   beta(end) = 1, or P(kEnd | context);  beta(u) = sum over x of w(u, x) P(x | u) beta(u after x)
/// A state is a layer (symbols or ticks, as the extent measures), a context, and the states of
/// those constraints that have one; only those reached from the start are built. Being a DAG by
/// layer, two passes suffice. Cost O(states + steps between them). Steps are worked out when they
/// are asked for; a state is a bit of its layer and a sum. Memory is kept between builds: reuse a
/// lattice. One thread.
class Lattice {
 public:
  using NodeId = std::uint32_t;
  static constexpr NodeId kTerminal = 0;                           ///< where every sequence ends
  static constexpr NodeId kStart = 1;                              ///< where every sequence begins
  static constexpr std::size_t kMostEdges = std::size_t{1} << 24;  ///< of all states

  struct Edge {
    double weight;  ///< w(u, x) P(x | u)
    NodeId target;
    Symbol symbol;
  };

  enum class LookAhead { kNone, kOneSymbol };

  /// Which states are summed: those that the start leads to, or all of a Grid where it takes them.
  /// By default the grid from kManyContexts of a model on; probabilities differ in their last bits.
  enum class Summed { kBySize, kReached, kAll };
  static constexpr std::size_t kManyContexts = 500;

  explicit Lattice(Summed summed = Summed::kBySize) noexcept : summed_(summed) {}

  /// True where some sequence obeys: known before the first draw. The chain, and the query's
  /// constraints, must live as long as draws are explained. LookAhead::kNone explores dead ends,
  /// too, and is for finding where they end. Throws base::Error where the query makes no sense or
  /// has more than kMostEdges steps.
  bool build(Chain& chain, Query query, LookAhead look_ahead = LookAhead::kOneSymbol);

  [[nodiscard]] bool satisfiable() const noexcept { return beta(kStart).mantissa > 0; }
  /// Natural logarithm of the weight of all sequences that obey. Must be satisfiable.
  [[nodiscard]] double log_partition() const noexcept { return beta(kStart).log(); }
  /// Weight of all that leads from a node to the end.
  [[nodiscard]] Scaled beta(NodeId node) const noexcept {
    if (gridded_) return Scaled::of(node == kTerminal ? 1 : grid_.beta(node - 1), 0);
    return std::isnan(plain_[node]) ? scaled_[node] : Scaled::of(plain_[node], 0);
  }
  /// Symbols ascending; some may lead nowhere (beta of the target 0).
  [[nodiscard]] std::vector<Edge> edges(NodeId node) const;
  /// The exponent that `beta(target).over(top)` of a node's edges is to be taken at.
  [[nodiscard]] int top_exponent(std::span<const Edge> edges) const noexcept;

  [[nodiscard]] const Query& query() const noexcept { return query_; }
  [[nodiscard]] Chain& chain() const noexcept { return *chain_; }
  [[nodiscard]] ContextId context(NodeId node) const noexcept {
    return product_.context(state_of(node));
  }
  /// The state of the i-th constraint, 0 where it has none.
  [[nodiscard]] State state(NodeId node, std::size_t constraint) const {
    return product_.state(state_of(node), constraint);
  }
  /// How many states and steps are summed.
  [[nodiscard]] std::size_t nodes() const noexcept {
    return gridded_ ? grid_.cells() + 1 : states_.size();
  }
  [[nodiscard]] std::size_t edges() const noexcept { return gridded_ ? grid_.steps() : edges_; }
  /// The farthest layer of a state, of a lattice that looked not ahead.
  [[nodiscard]] int farthest_layer() const noexcept { return farthest_layer_; }

 private:
  /// The product's states in a layer: a bit each, and how many stand before each word of bits.
  struct Layer {
    std::vector<std::uint64_t> bits;
    std::vector<std::uint32_t> before;
    NodeId first = 0;

    void add(Product::Number state);
    void count();
    [[nodiscard]] NodeId node(Product::Number state) const noexcept;
  };

  void check() const;
  bool fill_grid(LookAhead look_ahead);
  [[nodiscard]] Product::Number state_of(NodeId node) const noexcept {
    return gridded_ ? grid_.state_of(node - 1) : states_[node];
  }
  [[nodiscard]] int layer_of(NodeId node) const noexcept;
  [[nodiscard]] NodeId node_of(int layer, Product::Number state) const noexcept;
  void explore();
  void expand(Product::Number state, int layer);
  void close(Layer& layer);
  void sum_backwards();
  void sum(NodeId node, int layer);
  void sum_scaled(NodeId node);

  Query query_;
  Chain* chain_ = nullptr;
  LayerTable table_;
  Product product_;
  Summed summed_;
  bool gridded_ = false;
  Grid grid_;  // a node is a cell and one; or what follows, where it is not gridded_
  std::vector<Layer> layers_;
  std::vector<Product::Number> states_;  // by node, layer by layer
  std::vector<double> plain_;            // beta, where a double holds it with room; or not a number
  std::vector<Scaled> scaled_;           // beta of the others; empty where there are none
  std::size_t edges_ = 0;
  int farthest_layer_ = 0;
};

}  // namespace auralis::markov
