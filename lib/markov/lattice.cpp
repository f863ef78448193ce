// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/lattice.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/error.h"

namespace auralis::markov {

bool Lattice::build(Chain& chain, Query query, LookAhead look_ahead) {
  chain_ = &chain;
  query_ = std::move(query);
  check();
  table_.build(chain, query_, look_ahead == LookAhead::kOneSymbol);
  product_.begin(chain, query_, table_);
  if (build_grid(look_ahead)) {
    sum_ = &grid_;
  } else {
    reached_.build(product_, table_, query_.extent.length);
    sum_ = &reached_;
  }
  return satisfiable();
}

bool Lattice::build_grid(LookAhead look_ahead) {
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

}  // namespace auralis::markov
