// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/lattice.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <string>
#include <utility>

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

inline void Lattice::Layer::add(Product::Number state) {
  if (state / 64 >= bits.size()) bits.resize(state / 64 + 1);
  bits[state / 64] |= std::uint64_t{1} << state % 64;
}

void Lattice::Layer::count() {
  before.resize(bits.size());
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < bits.size(); ++i) {
    before[i] = sum;
    sum += ones(bits[i]);
  }
}

inline Lattice::NodeId Lattice::Layer::node(Product::Number state) const noexcept {
  const std::uint64_t lower = (std::uint64_t{1} << state % 64) - 1;
  return first + before[state / 64] + ones(bits[state / 64] & lower);
}

bool Lattice::build(Chain& chain, Query query, LookAhead look_ahead) {
  chain_ = &chain;
  query_ = std::move(query);
  check();
  table_.build(chain, query_, look_ahead == LookAhead::kOneSymbol);
  product_.begin(chain, query_, table_);
  gridded_ = fill_grid(look_ahead);
  if (!gridded_) {
    explore();
    sum_backwards();
  }
  return satisfiable();
}

bool Lattice::fill_grid(LookAhead look_ahead) {
  const bool wanted = summed_ == Summed::kBySize ? chain_->model().contexts() >= kManyContexts
                                                 : summed_ == Summed::kAll;
  return wanted && look_ahead == LookAhead::kOneSymbol && !product_.counts_places() &&
         grid_.build(product_, table_, query_.extent.length);
}

void Lattice::check() const {
  const auto symbols = static_cast<std::size_t>(chain_->model().shape().symbols);
  if (query_.extent.length < 1 || query_.extent.first_position < 0 || query_.extent.first_tick < 0)
    throw base::Error("extent: should be 1 or more, from 0 or later");
  const bool by_ticks = query_.extent.measure == Extent::Measure::kTicks;
  const bool needs_ticks = by_ticks || std::ranges::any_of(query_.constraints, [](const auto* c) {
                             return c->needs().tick;
                           });
  if (query_.ticks.empty() ? needs_ticks : query_.ticks.size() != symbols)
    throw base::Error("ticks: each of the " + std::to_string(symbols) +
                      " symbols needs a duration");
  if (std::ranges::any_of(query_.ticks, [](int ticks) { return ticks < 1; }))
    throw base::Error("ticks: a duration should be 1 or more");
  if (std::ranges::any_of(query_.history, [symbols](Symbol s) { return s >= symbols; }))
    throw base::Error("history: symbols should be below " + std::to_string(symbols));
}

void Lattice::explore() {
  layers_.resize(static_cast<std::size_t>(query_.extent.length));
  for (Layer& layer : layers_) layer.bits.clear();
  states_.assign(1, Product::kStart);  // the terminal: a state that is never asked for
  edges_ = 0;
  farthest_layer_ = 0;
  layers_.front().add(Product::kStart);
  for (int layer = 0; layer < query_.extent.length; ++layer) {
    Layer& from = layers_[static_cast<std::size_t>(layer)];
    close(from);
    const std::size_t end = states_.size();
    if (from.first < end) farthest_layer_ = layer;
    for (NodeId node = from.first; node < end; ++node) expand(states_[node], layer);
  }
}

/// Numbers the nodes of a layer that nothing more leads to.
void Lattice::close(Layer& layer) {
  layer.count();
  layer.first = static_cast<NodeId>(states_.size());
  for (std::size_t i = 0; i < layer.bits.size(); ++i)
    for (std::uint64_t left = layer.bits[i]; left != 0; left &= left - 1)
      states_.push_back(static_cast<Product::Number>(64 * i) +
                        static_cast<Product::Number>(std::countr_zero(left)));
}

/// Adds what follows a state to later layers.
void Lattice::expand(Product::Number state, int layer) {
  const double* const weights = table_.weights(layer);
  const auto steps = product_.steps(state);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Product::Step& step = steps[i];
    const double weight = weights[step.symbol] * step.probability;
    if (weight == 0) continue;
    const int end = layer + table_.length(step.symbol);
    if (end == query_.extent.length) {
      if (weight * product_.last_weights(state)[i] > 0) ++edges_;
    } else if (weight * step.weight > 0) {
      layers_[static_cast<std::size_t>(end)].add(step.next);
      ++edges_;
    }
  }
  if (edges_ > kMostEdges)
    throw base::Error("a phrase of more than " + std::to_string(kMostEdges) +
                      " steps to weigh: shorten it, or leave out a constraint or the escape");
}

int Lattice::layer_of(NodeId node) const noexcept {
  if (gridded_) return grid_.layer_of(node - 1);
  const auto after = std::ranges::upper_bound(layers_, node, {}, &Layer::first);
  return static_cast<int>(after - layers_.begin()) - 1;
}

Lattice::NodeId Lattice::node_of(int layer, Product::Number state) const noexcept {
  if (gridded_) return grid_.cell(layer, state) + 1;
  return layers_[static_cast<std::size_t>(layer)].node(state);
}

std::vector<Lattice::Edge> Lattice::edges(NodeId node) const {
  const int layer = layer_of(node);
  const Product::Number state = state_of(node);
  const auto steps = product_.known(state);
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Product::Step& step = steps[i];
    const double weight = table_.weights(layer)[step.symbol] * step.probability;
    if (weight == 0) continue;
    const int end = layer + table_.length(step.symbol);
    const bool last = end == query_.extent.length;
    const double whole = weight * (last ? product_.last_weights(state)[i] : step.weight);
    if (whole > 0)
      edges.push_back({whole, last ? kTerminal : node_of(end, step.next), step.symbol});
  }
  return edges;
}

void Lattice::sum_backwards() {
  plain_.resize(states_.size());
  scaled_.clear();
  plain_[kTerminal] = 1;
  auto end = static_cast<NodeId>(states_.size());
  for (int layer = query_.extent.length - 1; layer >= 0; --layer) {
    const NodeId first = layers_[static_cast<std::size_t>(layer)].first;
    for (NodeId node = first; node < end; ++node) sum(node, layer);
    end = first;
  }
}

// Where the sum is neither very large nor very small, it is the same to the bit in plain numbers:
// powers of two are exact, and what is lost at the bottom of a double is too little to count.
void Lattice::sum(NodeId node, int layer) {
  constexpr double kLarge = 0x1p+400;
  const double* const weights = table_.weights(layer);
  const auto steps = product_.known(states_[node]);
  double sum = 0;
  bool leads_on = false;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Product::Step& step = steps[i];
    const double weight = weights[step.symbol] * step.probability;
    if (weight == 0) continue;
    const int end = layer + table_.length(step.symbol);
    const bool last = end == query_.extent.length;
    const double whole = weight * (last ? product_.last_weights(states_[node])[i] : step.weight);
    if (whole == 0) continue;
    const double rest = last ? 1 : plain_[layers_[static_cast<std::size_t>(end)].node(step.next)];
    leads_on = leads_on || rest != 0;
    sum += whole * rest;
  }
  plain_[node] = sum;
  if (leads_on && !(sum > 1 / kLarge && sum < kLarge)) sum_scaled(node);
}

void Lattice::sum_scaled(NodeId node) {
  const auto edges = this->edges(node);
  const int top = top_exponent(edges);
  double sum = 0;
  for (const Edge& edge : edges) sum += edge.weight * beta(edge.target).over(top);
  scaled_.resize(states_.size());
  scaled_[node] = Scaled::of(sum, top);
  plain_[node] = sum > 0 ? std::numeric_limits<double>::quiet_NaN() : 0;
}

int Lattice::top_exponent(std::span<const Edge> edges) const noexcept {
  int top = Scaled::kZero;
  for (const Edge& edge : edges) top = std::max(top, beta(edge.target).exponent);
  return top;
}

}  // namespace auralis::markov
