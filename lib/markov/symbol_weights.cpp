// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/symbol_weights.h"

#include <cmath>
#include <utility>

#include "base/error.h"

namespace auralis::markov {

namespace {

void check(const std::string& name, const SymbolWeights& weights, std::size_t symbols) {
  if (weights.size() != symbols)
    throw base::Error("constraint " + name + ": " + std::to_string(weights.size()) +
                      " weights where " + std::to_string(symbols) + " are needed");
  for (const double w : weights)
    if (!(w >= 0) || !std::isfinite(w))
      throw base::Error("constraint " + name + ": a weight should be 0 or a positive number");
}

void check(const std::string& name, const std::vector<SymbolWeights>& rows) {
  std::size_t symbols = 0;
  for (const SymbolWeights& row : rows) {
    if (row.empty()) continue;
    if (symbols == 0) symbols = row.size();
    check(name, row, symbols);
  }
}

}  // namespace

EverywhereWeights::EverywhereWeights(std::string name, SymbolWeights weights)
    : Constraint(std::move(name), {}), weights_(std::move(weights)) {
  check(this->name(), weights_, weights_.size());
}

Move EverywhereWeights::move(State, const Place&, Symbol symbol) const {
  return {weights_[symbol]};
}

EndingWeights::EndingWeights(std::string name, SymbolWeights weights)
    : Constraint(std::move(name), {.last = true}), weights_(std::move(weights)) {
  check(this->name(), weights_, weights_.size());
}

Move EndingWeights::move(State, const Place& place, Symbol symbol) const {
  return {place.last ? weights_[symbol] : 1};
}

PositionWeights::PositionWeights(std::string name, std::vector<SymbolWeights> by_position)
    : Constraint(std::move(name), {.position = true}), by_position_(std::move(by_position)) {
  check(this->name(), by_position_);
}

Move PositionWeights::move(State, const Place& place, Symbol symbol) const {
  const auto position = static_cast<std::size_t>(place.position);
  if (position >= by_position_.size() || by_position_[position].empty()) return {};
  return {by_position_[position][symbol]};
}

TickWeights::TickWeights(std::string name, std::vector<SymbolWeights> rows,
                         std::vector<int> row_of_tick)
    : Constraint(std::move(name), {.tick = true}),
      rows_(std::move(rows)),
      row_of_tick_(std::move(row_of_tick)) {
  check(this->name(), rows_);
  for (const int row : row_of_tick_)
    if (row < -1 || row >= static_cast<int>(rows_.size()))
      throw base::Error("constraint " + this->name() + ": there is no row " + std::to_string(row));
}

Move TickWeights::move(State, const Place& place, Symbol symbol) const {
  const auto tick = static_cast<std::size_t>(place.tick);
  if (tick >= row_of_tick_.size() || row_of_tick_[tick] < 0) return {};
  return {rows_[static_cast<std::size_t>(row_of_tick_[tick])][symbol]};
}

}  // namespace auralis::markov
