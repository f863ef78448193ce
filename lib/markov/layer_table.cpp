// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/layer_table.h"

#include <algorithm>

namespace auralis::markov {

bool LayerTable::covers(const Constraint& constraint, Extent::Measure measure) noexcept {
  const Needs needs = constraint.needs();
  return !needs.state && !(measure == Extent::Measure::kTicks ? needs.position : needs.tick);
}

void LayerTable::build(Chain& chain, const Query& query, bool look_ahead) {
  symbols_ = static_cast<std::size_t>(chain.model().shape().symbols);
  const auto layers = static_cast<std::size_t>(query.extent.length);
  weights_.assign(layers * symbols_, 0);
  reached_.assign(layers + 1, false);
  lengths_.clear();
  for (std::size_t x = 0; x < symbols_; ++x)
    lengths_.push_back(length_of(query, static_cast<Symbol>(x)));
  std::vector<const Constraint*> covered;
  for (const Constraint* c : query.constraints)
    if (covers(*c, query.extent.measure)) covered.push_back(c);
  fill(query, covered);
  if (look_ahead) this->look_ahead(chain, query);
  note_where();
}

void LayerTable::note_where() {
  anywhere_.assign(symbols_, false);
  for (std::size_t first = 0; first < weights_.size(); first += symbols_)
    for (std::size_t x = 0; x < symbols_; ++x)
      if (weights_[first + x] > 0) anywhere_[x] = true;
}

void LayerTable::fill(const Query& query, const std::vector<const Constraint*>& covered) {
  reached_[0] = true;
  for (int layer = 0; layer < query.extent.length; ++layer)
    if (reached_[static_cast<std::size_t>(layer)]) fill_layer(query, covered, layer);
}

void LayerTable::fill_layer(const Query& query, const std::vector<const Constraint*>& covered,
                            int layer) {
  Place place{query.extent.first_position, query.extent.first_tick, false};
  (query.extent.measure == Extent::Measure::kTicks ? place.tick : place.position) += layer;
  for (std::size_t x = 0; x < symbols_; ++x) {
    const auto symbol = static_cast<Symbol>(x);
    const int end = layer + length_of(query, symbol);
    if (end > query.extent.length) continue;
    place.last = end == query.extent.length;
    double weight = 1;
    for (const Constraint* c : covered) {
      weight *= c->move(0, place, symbol).weight;
      if (weight == 0) break;
    }
    weights_[static_cast<std::size_t>(layer) * symbols_ + x] = weight;
    if (weight > 0) reached_[static_cast<std::size_t>(end)] = true;
  }
}

void LayerTable::look_ahead(Chain& chain, const Query& query) {
  for (int layer = query.extent.length - 1; layer >= 0; --layer)
    for (std::size_t x = 0; x < symbols_; ++x) {
      double& weight = weights_[static_cast<std::size_t>(layer) * symbols_ + x];
      const auto symbol = static_cast<Symbol>(x);
      if (weight > 0 && !leads_on(chain, query, layer + length_of(query, symbol), symbol))
        weight = 0;
    }
}

// What followed a context followed its suffix of one symbol, too.
bool LayerTable::leads_on(Chain& chain, const Query& query, int layer, Symbol symbol) const {
  const ContextId context = chain.model().after(Model::kRoot, symbol);
  if (layer == query.extent.length) return !query.ends || chain.end_probability(context) > 0;
  return std::ranges::any_of(chain.steps(context), [&](const Chain::Step& step) {
    return step.symbol != kEnd && weight(layer, step.symbol) > 0;
  });
}

}  // namespace auralis::markov
