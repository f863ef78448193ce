// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The nodes of a lattice and the weight of what lies ahead of each: the interface of the two
// engines that sum it backwards, ReachedSum and GridSum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "markov/layer_table.h"
#include "markov/product.h"
#include "markov/scaled.h"

namespace auralis::markov {

/// A node is a state of the product in a layer. Memory is kept between builds. One thread.
class BackwardSum {
 public:
  using NodeId = std::uint32_t;
  static constexpr NodeId kTerminal = 0;  ///< where every sequence ends
  static constexpr NodeId kStart = 1;     ///< where every sequence begins

  struct Edge {
    double weight;  ///< w(u, x) P(x | u)
    Scaled ahead;   ///< beta of the target
    NodeId target;
    Symbol symbol;
  };

  virtual ~BackwardSum() = default;

  /// What leads on from a node, symbols ascending; some may lead nowhere (`ahead` is 0).
  [[nodiscard]] std::vector<Edge> edges(NodeId node) const;

  /// The weight of all that leads from a node to the end: 1 for the terminal. The node must be one
  /// that the start leads to.
  [[nodiscard]] virtual Scaled beta(NodeId node) const noexcept = 0;
  /// Not of the terminal.
  [[nodiscard]] virtual int layer_of(NodeId node) const noexcept = 0;
  [[nodiscard]] virtual Product::Number state_of(NodeId node) const noexcept = 0;
  /// The start must lead to that state in that layer.
  [[nodiscard]] virtual NodeId node_of(int layer, Product::Number state) const noexcept = 0;
  /// How many nodes are summed, and the steps between them.
  [[nodiscard]] virtual std::size_t nodes() const noexcept = 0;
  [[nodiscard]] virtual std::size_t steps() const noexcept = 0;

 protected:
  BackwardSum() = default;
  BackwardSum(const BackwardSum&) = default;
  BackwardSum& operator=(const BackwardSum&) = default;

  /// Sets what is summed; product and table must outlive what is asked of the sum.
  void begin(Product& product, const LayerTable& table, int layers) noexcept {
    product_ = &product;
    table_ = &table;
    layers_ = layers;
  }

  Product* product_ = nullptr;
  const LayerTable* table_ = nullptr;
  int layers_ = 0;
};

/// The exponent at which `ahead.over(top)` of a node's edges is to be taken.
[[nodiscard]] int top_exponent(std::span<const BackwardSum::Edge> edges) noexcept;

}  // namespace auralis::markov
