// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/reached_sum.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <string>

#include "base/error.h"

namespace auralis::markov {

namespace {

/// std::popcount calls a function where the oldest processors of its kind are built for.
std::uint32_t ones(std::uint64_t x) noexcept {
  x -= (x >> 1) & 0x5555555555555555;
  x = (x & 0x3333333333333333) + ((x >> 2) & 0x3333333333333333);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<std::uint32_t>((x * 0x0101010101010101) >> 56);
}

}  // namespace

inline void ReachedSum::Layer::add(Product::Number state) {
  if (state / 64 >= bits.size()) grow(state / 64 + 1);
  bits[state / 64] |= std::uint64_t{1} << state % 64;
}

/// Apart, and not inlined: it is rare, and would take registers from the loop that adds.
[[gnu::noinline]] void ReachedSum::Layer::grow(std::size_t words) { bits.resize(words); }

void ReachedSum::Layer::count() {
  before.resize(bits.size());
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < bits.size(); ++i) {
    before[i] = sum;
    sum += ones(bits[i]);
  }
}

inline BackwardSum::NodeId ReachedSum::Layer::node(Product::Number state) const noexcept {
  const std::uint64_t lower = (std::uint64_t{1} << state % 64) - 1;
  return first + before[state / 64] + ones(bits[state / 64] & lower);
}

void ReachedSum::build(Product& product, const LayerTable& table, int layers) {
  begin(product, table, layers);
  explore();
  sum_backwards();
}

void ReachedSum::explore() {
  by_layer_.resize(static_cast<std::size_t>(layers_));
  for (Layer& layer : by_layer_) layer.bits.clear();
  states_.assign(1, Product::kStart);  // the terminal: a state that is never asked for
  edges_ = 0;
  farthest_layer_ = 0;
  by_layer_.front().add(Product::kStart);
  for (int layer = 0; layer < layers_; ++layer) {
    Layer& from = by_layer_[static_cast<std::size_t>(layer)];
    close(from);
    const std::size_t end = states_.size();
    if (from.first < end) farthest_layer_ = layer;
    for (NodeId node = from.first; node < end; ++node) expand(states_[node], layer);
  }
}

/// Numbers the nodes of a layer that nothing more leads to.
void ReachedSum::close(Layer& layer) {
  layer.count();
  layer.first = static_cast<NodeId>(states_.size());
  for (std::size_t i = 0; i < layer.bits.size(); ++i)
    for (std::uint64_t left = layer.bits[i]; left != 0; left &= left - 1)
      states_.push_back(static_cast<Product::Number>(64 * i) +
                        static_cast<Product::Number>(std::countr_zero(left)));
}

/// Adds what follows a state to later layers.
void ReachedSum::expand(Product::Number state, int layer) {
  const double* const weights = table_->weights(layer);
  const auto steps = product_->steps(state);

  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Product::Step& step = steps[i];
    const double weight = weights[step.symbol] * step.probability;
    if (weight == 0) continue;
    const int end = layer + table_->length(step.symbol);
    if (end == layers_) {
      if (weight * product_->last_weights(state)[i] > 0) ++edges_;
    } else if (weight * step.weight > 0) {
      by_layer_[static_cast<std::size_t>(end)].add(step.next);
      ++edges_;
    }
  }
  if (edges_ > kMostEdges)
    throw base::Error("a phrase of more than " + std::to_string(kMostEdges) +
                      " steps to weigh: shorten it, or leave out a constraint or the escape");
}

int ReachedSum::layer_of(NodeId node) const noexcept {
  const auto after = std::ranges::upper_bound(by_layer_, node, {}, &Layer::first);
  return static_cast<int>(after - by_layer_.begin()) - 1;
}

void ReachedSum::sum_backwards() {
  plain_.resize(states_.size());
  scaled_.clear();
  plain_[kTerminal] = 1;
  auto end = static_cast<NodeId>(states_.size());
  for (int layer = layers_ - 1; layer >= 0; --layer) {
    const NodeId first = by_layer_[static_cast<std::size_t>(layer)].first;
    for (NodeId node = first; node < end; ++node) sum(node, layer);
    end = first;
  }
}

// Where the sum is neither very large nor very small, it is the same to the bit in plain numbers:
// powers of two are exact, and what is lost at the bottom of a double is too little to count.
void ReachedSum::sum(NodeId node, int layer) {
  constexpr double kLarge = 0x1p+400;

  const double* const weights = table_->weights(layer);
  const auto steps = product_->known(states_[node]);

  double sum = 0;
  bool leads_on = false;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Product::Step& step = steps[i];
    const double weight = weights[step.symbol] * step.probability;
    if (weight == 0) continue;
    const int end = layer + table_->length(step.symbol);
    const bool last = end == layers_;
    const double whole = weight * (last ? product_->last_weights(states_[node])[i] : step.weight);
    if (whole == 0) continue;
    const double rest = last ? 1 : plain_[by_layer_[static_cast<std::size_t>(end)].node(step.next)];
    leads_on = leads_on || rest != 0;
    sum += whole * rest;
  }
  plain_[node] = sum;
  if (leads_on && !(sum > 1 / kLarge && sum < kLarge)) sum_scaled(node);
}

void ReachedSum::sum_scaled(NodeId node) {
  const auto edges = this->edges(node);
  const int top = top_exponent(edges);
  double sum = 0;
  for (const Edge& edge : edges) sum += edge.weight * edge.ahead.over(top);
  scaled_.resize(states_.size());
  scaled_[node] = Scaled::of(sum, top);
  plain_[node] = sum > 0 ? std::numeric_limits<double>::quiet_NaN() : 0;
}

}  // namespace auralis::markov
