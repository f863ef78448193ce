// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/explanation.h"

#include <algorithm>
#include <cassert>

#include "markov/sampler.h"

namespace auralis::markov {

namespace {

/// A place where the phrase has come to: what it needs to judge a symbol there.
struct Stand {
  const Lattice& lattice;
  Lattice::NodeId node;
  Place place;
  int layer;
};

/// Adds those that refuse the symbol there; false where none does.
bool add_refusals(const Stand& at, Symbol symbol, std::vector<std::size_t>& refused_by) {
  const Query& query = at.lattice.query();
  const int end = at.layer + length_of(query, symbol);
  Place place = at.place;
  place.last = end == query.extent.length;
  bool refused = end > query.extent.length;
  for (std::size_t i = 0; i < query.constraints.size(); ++i) {
    const Constraint& constraint = *query.constraints[i];
    const Move move = constraint.move(at.lattice.state(at.node, i), place, symbol);
    if (move.weight > 0 && (!place.last || constraint.accepts(move.next))) continue;
    refused = true;
    if (std::ranges::find(refused_by, i) == refused_by.end()) refused_by.push_back(i);
  }
  return refused;
}

void explain_alternatives(const Stand& at, Reason& reason) {
  for (const Chain::Step& alternative : at.lattice.chain().steps(at.lattice.context(at.node))) {
    if (alternative.symbol == kEnd) continue;
    if (alternative.symbol == reason.symbol)
      reason.unconstrained = alternative.probability;
    else if (!add_refusals(at, alternative.symbol, reason.refused_by) &&
             !step(at.lattice, at.node, alternative.symbol))
      reason.dead_end = true;
  }
  std::ranges::sort(reason.refused_by);
}

}  // namespace

std::vector<Reason> explain(const Lattice& lattice, std::span<const Symbol> sequence) {
  const Query& query = lattice.query();
  const Model& model = lattice.chain().model();
  Stand at{lattice, Lattice::kStart, {query.extent.first_position, query.extent.first_tick}, 0};
  std::vector<Reason> reasons;
  for (const Symbol symbol : sequence) {
    const auto drawn = step(lattice, at.node, symbol);
    assert(drawn);
    Reason reason{at.place.position, at.place.tick, symbol};
    const auto context = model.symbols_of(lattice.chain().heeded(lattice.context(at.node)));
    reason.context_length = context.size() - (!context.empty() && context[0] == kBegin ? 1 : 0);
    reason.probability = drawn->probability;
    explain_alternatives(at, reason);
    reasons.push_back(std::move(reason));
    at.node = drawn->next;
    ++at.place.position;
    if (!query.ticks.empty()) at.place.tick += query.ticks[symbol];
    at.layer += length_of(query, symbol);
  }
  return reasons;
}

}  // namespace auralis::markov
