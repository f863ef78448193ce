// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/metre.h"

#include <algorithm>
#include <utility>

namespace auralis::markov {

Onsets::Onsets(std::string name, std::vector<int> ticks_of_symbol, std::vector<int> onsets)
    : Constraint(std::move(name), {.tick = true}),
      ticks_of_symbol_(std::move(ticks_of_symbol)),
      onsets_(std::move(onsets)) {
  std::ranges::sort(onsets_);
}

Move Onsets::move(State, const Place& place, Symbol symbol) const {
  const auto next = std::ranges::upper_bound(onsets_, place.tick);
  const bool crosses = next != onsets_.end() && *next < place.tick + ticks_of_symbol_[symbol];
  return {crosses ? 0.0 : 1.0};
}

TotalTicks::TotalTicks(std::string name, std::vector<int> ticks_of_symbol, int end_tick)
    : Constraint(std::move(name), {.tick = true, .last = true}),
      ticks_of_symbol_(std::move(ticks_of_symbol)),
      end_tick_(end_tick) {}

Move TotalTicks::move(State, const Place& place, Symbol symbol) const {
  const int end = place.tick + ticks_of_symbol_[symbol];
  return {(place.last ? end == end_tick_ : end <= end_tick_) ? 1.0 : 0.0};
}

}  // namespace auralis::markov
