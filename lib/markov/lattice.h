// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Exact sampling of a variable-order Markov chain under constraints: product of the chain and the
// constraints' automata, explored forwards -> what lies ahead of each state, summed backwards ->
// draws in proportion, without backtracking, rejection or restart.
// F. Pachet, P. Roy and G. Barbieri, "Finite-length Markov processes with constraints", IJCAI 2011;
// A. Papadopoulos, F. Pachet, P. Roy and J. Sakellariou, "Exact sampling for regular and Markov
// constraints with belief propagation", CP 2015.
#pragma once

#include <cstddef>
#include <vector>

#include "markov/backward_sum.h"
#include "markov/chain.h"
#include "markov/grid_sum.h"
#include "markov/layer_table.h"
#include "markov/product.h"
#include "markov/query.h"
#include "markov/reached_sum.h"
#include "markov/scaled.h"

namespace auralis::markov {

/// With w the product of the constraints' weights of a step, and beta(u) the weight of all that can
/// follow state u to the end:
///   beta(end) = 1, or P(kEnd | context);  beta(u) = sum over x of w(u, x) P(x | u) beta(u after x)
/// A state is a layer (symbols or ticks, as the extent measures), a context, and the states of
/// those constraints that have one. Being a DAG by layer, two passes suffice. Cost O(states + steps
/// between them). Memory is kept between builds: reuse a lattice. One thread.
class Lattice {
 public:
  using NodeId = BackwardSum::NodeId;
  using Edge = BackwardSum::Edge;
  static constexpr NodeId kTerminal = BackwardSum::kTerminal;
  static constexpr NodeId kStart = BackwardSum::kStart;

  enum class LookAhead { kNone, kOneSymbol };

  /// Which states are summed: those that the start leads to (ReachedSum), or all of them where
  /// GridSum takes them. By default all from kManyContexts of a model on. Probabilities differ in
  /// their last bits.
  enum class Summed { kBySize, kReached, kAll };
  static constexpr std::size_t kManyContexts = 500;

  explicit Lattice(Summed summed = Summed::kBySize) noexcept : summed_(summed) {}
  Lattice(const Lattice&) = delete;
  Lattice& operator=(const Lattice&) = delete;

  /// True where some sequence obeys: known before the first draw. The chain, and the query's
  /// constraints, must live as long as draws are explained. LookAhead::kNone explores dead ends,
  /// too, and is for finding where they end. Throws base::Error where the query makes no sense or
  /// has more than ReachedSum::kMostEdges steps.
  bool build(Chain& chain, Query query, LookAhead look_ahead = LookAhead::kOneSymbol);

  [[nodiscard]] bool satisfiable() const noexcept { return beta(kStart).mantissa > 0; }
  /// Natural logarithm of the weight of all sequences that obey. Must be satisfiable.
  [[nodiscard]] double log_partition() const noexcept { return beta(kStart).log(); }
  /// Weight of all that leads from a node to the end.
  [[nodiscard]] Scaled beta(NodeId node) const noexcept { return sum_->beta(node); }
  /// Symbols ascending; some may lead nowhere (`ahead` is 0).
  [[nodiscard]] std::vector<Edge> edges(NodeId node) const { return sum_->edges(node); }

  [[nodiscard]] const Query& query() const noexcept { return query_; }
  [[nodiscard]] Chain& chain() const noexcept { return *chain_; }
  [[nodiscard]] ContextId context(NodeId node) const noexcept {
    return product_.context(sum_->state_of(node));
  }
  /// The state of the i-th constraint, 0 where it has none.
  [[nodiscard]] State state(NodeId node, std::size_t constraint) const {
    return product_.state(sum_->state_of(node), constraint);
  }
  /// How many states and steps are summed.
  [[nodiscard]] std::size_t nodes() const noexcept { return sum_->nodes(); }
  [[nodiscard]] std::size_t edges() const noexcept { return sum_->steps(); }
  /// The farthest layer of a state, of a lattice that looked not ahead.
  [[nodiscard]] int farthest_layer() const noexcept { return reached_.farthest_layer(); }

 private:
  void check() const;
  [[nodiscard]] bool build_grid(LookAhead look_ahead);

  Query query_;
  Chain* chain_ = nullptr;
  LayerTable table_;
  Product product_;
  Summed summed_;
  ReachedSum reached_;
  GridSum grid_;
  const BackwardSum* sum_ = &reached_;  // the engine of the last build
};

}  // namespace auralis::markov
