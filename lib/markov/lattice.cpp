// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/lattice.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/error.h"

namespace auralis::markov {

namespace {

constexpr std::size_t kOtherWord = 1;

NodeTable::Word first_word(int layer, ContextId context) noexcept {
  return (NodeTable::Word{layer} << 32) | context;
}

ContextId context_in(NodeTable::Word word) noexcept { return static_cast<ContextId>(word); }

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
  key_.assign(words, 0);
  next_key_.assign(words, 0);
  keys_.clear(words);
  edges_.clear();
  ranges_.clear();
  layers_.resize(static_cast<std::size_t>(query_.extent.length));
  for (auto& layer : layers_) layer.clear();
}

Lattice::NodeId Lattice::add_node(int layer) {
  const NodeId node = keys_.number_of(next_key_.data());
  if (node < ranges_.size()) return node;
  ranges_.emplace_back();
  if (node != kTerminal) layers_[static_cast<std::size_t>(layer)].push_back(node);
  return node;
}

void Lattice::add_start() {
  next_key_[0] = first_word(query_.extent.length, Model::kRoot);
  add_node(query_.extent.length);  // the terminal, whose other words are 0
  const Model& model = chain_->model();
  const ContextId from = query_.opening ? model.begin() : Model::kRoot;
  next_key_[0] = first_word(0, model.context_of(query_.history, from));
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
    const auto& nodes = layers_[static_cast<std::size_t>(layer)];
    if (!nodes.empty()) farthest_layer_ = layer;
    for (const NodeId node : nodes) expand(node, layer);  // adds to later layers only
  }
}

void Lattice::expand(NodeId node, int layer) {
  const auto key = keys_.key(node);
  key_.assign(key.begin(), key.end());
  const auto steps = chain_->steps(context_in(key_[0]));
  steps_.assign(steps.begin(), steps.end());
  const bool by_ticks = query_.extent.measure == Extent::Measure::kTicks;
  Place place = place_of(layer);
  const auto first = static_cast<std::uint32_t>(edges_.size());
  for (const Chain::Step& step : steps_) {
    if (step.symbol == kEnd) continue;
    double weight = table_.weight(layer, step.symbol) * step.probability;
    if (weight == 0) continue;
    const int end = layer + length_of(query_, step.symbol);
    place.last = end == query_.extent.length;
    weight *= walk(place, step.symbol);
    if (weight == 0) continue;
    if (counts_other_)
      next_key_[kOtherWord] = key_[kOtherWord] + (by_ticks ? 1 : query_.ticks[step.symbol]);
    NodeId target = kTerminal;
    if (place.last) {
      weight *= arrive(step.next);
    } else {
      next_key_[0] = first_word(end, step.next);
      target = add_node(end);
    }
    if (weight > 0) edges_.push_back({weight, target, step.symbol});
  }
  if (edges_.size() > kMostEdges)
    throw base::Error("a phrase of more than " + std::to_string(kMostEdges) +
                      " steps to weigh: shorten it, or leave out a constraint or the escape");
  ranges_[node] = {first, static_cast<std::uint32_t>(edges_.size()) - first};
}

Place Lattice::place_of(int layer) const noexcept {
  const bool by_ticks = query_.extent.measure == Extent::Measure::kTicks;
  const int other = counts_other_ ? static_cast<int>(key_[kOtherWord]) : 0;
  if (by_ticks) return {other, query_.extent.first_tick + layer, false};
  return {query_.extent.first_position + layer, other, false};
}

/// The weight by the constraints that are walked; their next states.
double Lattice::walk(const Place& place, Symbol symbol) {
  double weight = 1;
  for (const Walked& w : walked_) {
    const Move move = w.constraint->move(w.word != kNoWord ? key_[w.word] : 0, place, symbol);
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
  beta_.assign(ranges_.size(), {});
  beta_[kTerminal] = Scaled::of(1, 0);
  for (std::size_t layer = layers_.size(); layer-- > 0;)
    for (const NodeId node : layers_[layer]) {
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

ContextId Lattice::context(NodeId node) const noexcept { return context_in(keys_.key(node)[0]); }

State Lattice::state(NodeId node, std::size_t constraint) const noexcept {
  for (const Walked& w : walked_)
    if (w.constraint == query_.constraints[constraint] && w.word != kNoWord)
      return keys_.key(node)[w.word];
  return 0;
}

}  // namespace auralis::markov
