// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/lattice.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/error.h"

namespace auralis::markov {

namespace {

constexpr std::size_t kOtherWord = 1;  // where the key counts the other coordinate

}  // namespace

bool Lattice::build(Chain& chain, Query query, LookAhead look_ahead) {
  chain_ = &chain;
  query_ = std::move(query);
  check();
  table_.build(chain, query_, look_ahead == LookAhead::kOneSymbol);
  lay_out_keys();
  explore();
  sum_backwards();
  return satisfiable();
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

void Lattice::lay_out_keys() {
  const bool by_ticks = query_.extent.measure == Extent::Measure::kTicks;
  counts_other_ = std::ranges::any_of(query_.constraints, [by_ticks](const Constraint* c) {
    return by_ticks ? c->needs().position : c->needs().tick;
  });
  walked_.clear();
  std::size_t words = counts_other_ ? 2 : 1;
  for (const Constraint* c : query_.constraints)
    if (!LayerTable::covers(*c, query_.extent.measure))
      walked_.push_back({c, c->needs().state ? words++ : kNoWord});
  next_key_.assign(words, 0);
  edges_.clear();
  nodes_.clear();
  layers_.resize(static_cast<std::size_t>(query_.extent.length));
  for (Layer& layer : layers_) {
    layer.keys.clear(words);
    layer.nodes.clear();
  }
}

/// The node of the next key in a layer.
Lattice::NodeId Lattice::add_node(int layer) {
  Layer& to = layers_[static_cast<std::size_t>(layer)];
  const std::uint32_t number = to.keys.number_of(next_key_.data());
  if (number == to.nodes.size()) {
    to.nodes.push_back(static_cast<NodeId>(nodes_.size()));
    nodes_.push_back({0, 0, static_cast<std::uint32_t>(layer), number});
  }
  return to.nodes[number];
}

void Lattice::add_start() {
  nodes_.emplace_back();  // the terminal
  const Model& model = chain_->model();
  const ContextId from = query_.opening ? model.begin() : Model::kRoot;
  next_key_[0] = model.context_of(query_.history, from);
  const bool by_ticks = query_.extent.measure == Extent::Measure::kTicks;
  if (counts_other_)
    next_key_[kOtherWord] = by_ticks ? query_.extent.first_position : query_.extent.first_tick;
  for (const Walked& w : walked_)
    if (w.word != kNoWord) next_key_[w.word] = w.constraint->start(query_.history);
  add_node(0);
}

void Lattice::explore() {
  add_start();
  farthest_layer_ = 0;
  for (int layer = 0; layer < query_.extent.length; ++layer) {
    const auto& nodes = layers_[static_cast<std::size_t>(layer)].nodes;
    if (!nodes.empty()) farthest_layer_ = layer;
    for (const NodeId node : nodes) expand(node, layer);  // adds to later layers only
  }
}

void Lattice::expand(NodeId node, int layer) {
  const Word* key = key_of(node);  // stays: new keys go to later layers
  const bool by_ticks = query_.extent.measure == Extent::Measure::kTicks;
  Place place = place_of(key, layer);
  const auto first = static_cast<std::uint32_t>(edges_.size());
  for (const Chain::Step& step : steps_from(context(node))) {
    if (step.symbol == kEnd) continue;
    double weight = table_.weight(layer, step.symbol) * step.probability;
    if (weight == 0) continue;
    const int end = layer + length_of(query_, step.symbol);
    place.last = end == query_.extent.length;
    weight *= walk(key, place, step.symbol);
    if (weight == 0) continue;
    if (counts_other_)
      next_key_[kOtherWord] = key[kOtherWord] + (by_ticks ? 1 : query_.ticks[step.symbol]);
    NodeId target = kTerminal;
    if (place.last) {
      weight *= arrive(step.next);
    } else {
      next_key_[0] = step.next;
      target = add_node(end);
    }
    if (weight > 0) edges_.push_back({weight, target, step.symbol});
  }
  if (edges_.size() > kMostEdges)
    throw base::Error("a phrase of more than " + std::to_string(kMostEdges) +
                      " steps to weigh: shorten it, or leave out a constraint or the escape");
  nodes_[node].first_edge = first;
  nodes_[node].edges = static_cast<std::uint32_t>(edges_.size()) - first;
}

/// What may follow a context, to be held while the ends of what follows are asked for.
std::span<const Chain::Step> Lattice::steps_from(ContextId context) {
  const std::size_t count = query_.ends ? chain_->steps(context).size() : 0;
  for (std::size_t i = 0; i < count; ++i) (void)chain_->steps(chain_->steps(context)[i].next);
  return chain_->steps(context);
}

Place Lattice::place_of(const Word* key, int layer) const noexcept {
  const bool by_ticks = query_.extent.measure == Extent::Measure::kTicks;
  const int other = counts_other_ ? static_cast<int>(key[kOtherWord]) : 0;
  if (by_ticks) return {other, query_.extent.first_tick + layer, false};
  return {query_.extent.first_position + layer, other, false};
}

/// The weight by the constraints that are walked; their next states.
double Lattice::walk(const Word* key, const Place& place, Symbol symbol) {
  double weight = 1;
  for (const Walked& w : walked_) {
    const Move move = w.constraint->move(w.word != kNoWord ? key[w.word] : 0, place, symbol);
    if (move.weight == 0) return 0;
    weight *= move.weight;
    if (w.word != kNoWord) next_key_[w.word] = move.next;
  }
  return weight;
}

/// The weight of ending in the next states and in this context.
double Lattice::arrive(ContextId context) {
  for (const Walked& w : walked_)
    if (!w.constraint->accepts(w.word != kNoWord ? next_key_[w.word] : 0)) return 0;
  return query_.ends ? chain_->end_probability(context) : 1;
}

void Lattice::sum_backwards() {
  beta_.assign(nodes_.size(), {});
  beta_[kTerminal] = Scaled::of(1, 0);
  for (std::size_t layer = layers_.size(); layer-- > 0;)
    for (const NodeId node : layers_[layer].nodes) {
      const int top = top_exponent(node);
      double sum = 0;
      for (const Edge& edge : edges(node)) sum += edge.weight * beta_[edge.target].over(top);
      beta_[node] = Scaled::of(sum, top);
    }
}

int Lattice::top_exponent(NodeId node) const noexcept {
  int top = Scaled::kZero;
  for (const Edge& edge : edges(node)) top = std::max(top, beta_[edge.target].exponent);
  return top;
}

State Lattice::state(NodeId node, std::size_t constraint) const noexcept {
  for (const Walked& w : walked_)
    if (w.constraint == query_.constraints[constraint] && w.word != kNoWord)
      return key_of(node)[w.word];
  return 0;
}

}  // namespace auralis::markov
