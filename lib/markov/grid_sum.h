// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The states of a product side by side in every layer: the weight of what lies ahead of each,
// summed backwards without asking which of them are reached.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "markov/backward_sum.h"
#include "markov/layer_table.h"
#include "markov/product.h"

namespace auralis::markov {

/// A phrase may be in half of all contexts in any layer but the first ones. Then
/// it is cheaper to take them all than to find out: of each state only the first layer is looked
/// for that it might be reached in. What is weighed by a symbol, and what lies ahead of it, is
/// multiplied once a layer, not for each step that leads there. Keeps its memory.
class GridSum final : public BackwardSum {
 public:
  /// False where the grid is no help: it would have more than kMostSteps steps, a step weighs
  /// otherwise where it is the last one, or numbers are so large or small that a double might not
  /// hold a sum. The product must stand in no layer.
  [[nodiscard]] bool build(Product& product, const LayerTable& table, int layers);

  static constexpr std::size_t kMostSteps = std::size_t{1} << 23;

  [[nodiscard]] Scaled beta(NodeId node) const noexcept override {
    return Scaled::of(node == kTerminal ? 1 : beta_[node - kStart], 0);
  }
  [[nodiscard]] int layer_of(NodeId node) const noexcept override {
    return static_cast<int>((node - kStart) / width_);
  }
  [[nodiscard]] Product::Number state_of(NodeId node) const noexcept override {
    return states_[(node - kStart) % width_];
  }
  [[nodiscard]] NodeId node_of(int layer, Product::Number state) const noexcept override {
    return static_cast<NodeId>(layer) * width_ + place_[state] + kStart;
  }
  [[nodiscard]] std::size_t nodes() const noexcept override { return cells_ + 1; }
  [[nodiscard]] std::size_t steps() const noexcept override { return steps_; }

 private:
  static constexpr std::uint32_t kNowhere = ~std::uint32_t{0};

  struct Way {
    double weight;  // all of a step's that is the same in every layer
    std::uint32_t to;
  };
  /// What a symbol weighs in a layer, and what lies ahead of those that it leads to.
  struct Ahead {
    double weight;
    const double* beta;
  };

  void find_soonest();
  bool find_states();
  void place(Product::Number state);
  bool lay_out();
  void look_ahead(int layer);
  bool sum(int layer);

  std::size_t symbols_ = 0;
  std::uint32_t width_ = 0;  // cells of a layer: node kStart is the first cell
  std::size_t cells_ = 0;
  std::size_t steps_ = 0;
  std::vector<int> soonest_;          // [layer][symbol]: the layer from there on that has it
  std::vector<std::uint32_t> first_;  // by state: the layer that it may be reached in
  std::vector<std::vector<Product::Number>> reached_;  // by that layer
  std::vector<Product::Number> states_;                // by place: in the order of those layers
  std::vector<std::uint32_t> place_;                   // by state
  std::vector<std::uint32_t> active_;                  // by layer: the places that count there
  std::vector<std::uint32_t> rows_;                    // by place: its first way
  std::vector<Way> ways_;
  std::vector<Symbol> symbol_;    // by place: what leads there
  std::vector<double> ahead_;     // by place, in the layer that is summed
  std::vector<Ahead> by_symbol_;  // there
  std::vector<double> beta_;      // [layer][place]
};

}  // namespace auralis::markov
