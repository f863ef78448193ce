// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The states of a product that the start leads to, explored forwards -> the weight of what lies
// ahead of each, summed backwards.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "markov/backward_sum.h"
#include "markov/layer_table.h"
#include "markov/product.h"

namespace auralis::markov {

/// Takes any product. A state is a bit of its layer and a sum; steps are worked out when they are
/// asked for. Keeps its memory.
class ReachedSum final : public BackwardSum {
 public:
  static constexpr std::size_t kMostEdges = std::size_t{1} << 24;  ///< of all states

  /// Product and table must outlive what is asked of it. Throws base::Error where there are more
  /// than kMostEdges steps.
  void build(Product& product, const LayerTable& table, int layers);

  [[nodiscard]] Scaled beta(NodeId node) const noexcept override {
    return std::isnan(plain_[node]) ? scaled_[node] : Scaled::of(plain_[node], 0);
  }
  [[nodiscard]] int layer_of(NodeId node) const noexcept override;
  [[nodiscard]] Product::Number state_of(NodeId node) const noexcept override {
    return states_[node];
  }
  [[nodiscard]] NodeId node_of(int layer, Product::Number state) const noexcept override {
    return by_layer_[static_cast<std::size_t>(layer)].node(state);
  }
  [[nodiscard]] std::size_t nodes() const noexcept override { return states_.size(); }
  [[nodiscard]] std::size_t steps() const noexcept override { return edges_; }
  /// The farthest layer that has a state.
  [[nodiscard]] int farthest_layer() const noexcept { return farthest_layer_; }

 private:
  /// The product's states in a layer: a bit each, and how many stand before each word of bits.
  struct Layer {
    std::vector<std::uint64_t> bits;
    std::vector<std::uint32_t> before;
    NodeId first = 0;

    void add(Product::Number state);
    void grow(std::size_t words);
    void count();
    [[nodiscard]] NodeId node(Product::Number state) const noexcept;
  };

  void explore();
  void expand(Product::Number state, int layer);
  void close(Layer& layer);
  void sum_backwards();
  void sum(NodeId node, int layer);
  void sum_scaled(NodeId node);

  std::vector<Layer> by_layer_;
  std::vector<Product::Number> states_;  // by node, layer by layer
  std::vector<double> plain_;            // beta, where a double holds it with room; or not a number
  std::vector<Scaled> scaled_;           // beta of the others; empty where there are none
  std::size_t edges_ = 0;
  int farthest_layer_ = 0;
};

}  // namespace auralis::markov
