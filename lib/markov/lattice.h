// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Exact sampling of a variable-order Markov chain under constraints: product of the chain and the
// constraints' automata, explored forwards -> what lies ahead of each state, summed backwards ->
// draws in proportion, without backtracking, rejection or restart.
// F. Pachet, P. Roy and G. Barbieri, "Finite-length Markov processes with constraints", IJCAI 2011;
// A. Papadopoulos, F. Pachet, P. Roy and J. Sakellariou, "Exact sampling for regular and Markov
// constraints with belief propagation", CP 2015.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "markov/chain.h"
#include "markov/layer_table.h"
#include "markov/node_table.h"
#include "markov/query.h"
#include "markov/scaled.h"

namespace auralis::markov {

/// With w the product of the constraints' weights of a step, and beta(u) the weight of all that can
/// follow state u to the end:
///   beta(end) = 1, or P(kEnd | context);  beta(u) = sum over x of w(u, x) P(x | u) beta(u after x)
/// A state is a layer (symbols or ticks, as the extent measures), a context, and the states of
/// those constraints that have one; only those reached from the start are built. Being a DAG by
/// layer, two passes suffice. Cost O(states + steps between them), and memory is kept between
/// builds: reuse a lattice. One thread.
class Lattice {
 public:
  using NodeId = std::uint32_t;
  static constexpr NodeId kTerminal = 0;                           ///< where every sequence ends
  static constexpr NodeId kStart = 1;                              ///< where every sequence begins
  static constexpr std::size_t kMostEdges = std::size_t{1} << 24;  ///< 256 MiB

  struct Edge {
    double weight;  ///< w(u, x) P(x | u)
    NodeId target;
    Symbol symbol;
  };

  enum class LookAhead { kNone, kOneSymbol };

  /// True where some sequence obeys: known before the first draw. The chain, and the query's
  /// constraints, must live as long as draws are explained. LookAhead::kNone explores dead ends,
  /// too, and is for finding where they end. Throws base::Error where the query makes no sense or
  /// has more than kMostEdges steps.
  bool build(Chain& chain, Query query, LookAhead look_ahead = LookAhead::kOneSymbol);

  [[nodiscard]] bool satisfiable() const noexcept { return beta_[kStart].mantissa > 0; }
  /// Natural logarithm of the weight of all sequences that obey. Must be satisfiable.
  [[nodiscard]] double log_partition() const noexcept { return beta_[kStart].log(); }
  /// Weight of all that leads from a node to the end.
  [[nodiscard]] Scaled beta(NodeId node) const noexcept { return beta_[node]; }
  /// Symbols ascending; some may lead nowhere (beta of the target 0).
  [[nodiscard]] std::span<const Edge> edges(NodeId node) const noexcept {
    return std::span(edges_).subspan(nodes_[node].first_edge, nodes_[node].edges);
  }
  /// The exponent that `beta(target).over(top)` of a node's edges is to be taken at.
  [[nodiscard]] int top_exponent(NodeId node) const noexcept;

  [[nodiscard]] const Query& query() const noexcept { return query_; }
  [[nodiscard]] Chain& chain() const noexcept { return *chain_; }
  [[nodiscard]] ContextId context(NodeId node) const noexcept {
    return static_cast<ContextId>(key_of(node)[0]);
  }
  /// The state of the i-th constraint, 0 where it has none.
  [[nodiscard]] State state(NodeId node, std::size_t constraint) const noexcept;
  /// How many states and steps there are, and the farthest layer of a state.
  [[nodiscard]] std::size_t nodes() const noexcept { return beta_.size(); }
  [[nodiscard]] std::size_t edges() const noexcept { return edges_.size(); }
  [[nodiscard]] int farthest_layer() const noexcept { return farthest_layer_; }

 private:
  using Word = NodeTable::Word;
  static constexpr std::size_t kNoWord = 0;  // the first word is the context

  struct Walked {
    const Constraint* constraint;
    std::size_t word;  // of the key that holds its state; kNoWord where it has none
  };

  struct Node {
    std::uint32_t first_edge = 0;
    std::uint32_t edges = 0;
    std::uint32_t layer = 0;
    std::uint32_t number = 0;  // in its layer
  };
  // A table a layer: those that are written to at a time fit a processor's cache.
  struct Layer {
    NodeTable keys;
    std::vector<NodeId> nodes;
  };

  void check() const;
  void lay_out_keys();
  void add_start();
  NodeId add_node(int layer);
  void explore();
  void expand(NodeId node, int layer);
  [[nodiscard]] std::span<const Chain::Step> steps_from(ContextId context);
  [[nodiscard]] Place place_of(const Word* key, int layer) const noexcept;
  double walk(const Word* key, const Place& place, Symbol symbol);
  double arrive(ContextId context);
  void sum_backwards();
  [[nodiscard]] const Word* key_of(NodeId node) const noexcept {
    return layers_[nodes_[node].layer].keys.key(nodes_[node].number);
  }

  Query query_;
  Chain* chain_ = nullptr;
  LayerTable table_;
  std::vector<Walked> walked_;  // constraints that the table does not cover
  bool counts_other_ = false;   // the key's second word is the coordinate that is not the layer
  std::vector<Word> next_key_;  // of the edge being explored
  std::vector<Layer> layers_;
  std::vector<Edge> edges_;
  std::vector<Node> nodes_;
  std::vector<Scaled> beta_;
  int farthest_layer_ = 0;
};

}  // namespace auralis::markov
