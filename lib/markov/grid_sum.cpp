// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/grid_sum.h"

#include <algorithm>

namespace auralis::markov {

namespace {

// Products of three numbers within their bounds are normal: a sum is 0 only where nothing leads on.
constexpr double kLargeWeight = 0x1p+300;
constexpr double kLargeSum = 0x1p+400;

bool holds(double x, double large) noexcept { return x == 0 || (x > 1 / large && x < large); }

}  // namespace

bool GridSum::build(Product& product, const LayerTable& table, int layers) {
  begin(product, table, layers);
  symbols_ = table.symbols();
  find_soonest();
  if (!find_states() || !lay_out()) return false;
  const auto weights = static_cast<std::size_t>(layers_) * symbols_;
  if (!std::all_of(table.weights(0), table.weights(0) + weights,
                   [](double w) { return holds(w, kLargeWeight); }))
    return false;
  beta_.resize((static_cast<std::size_t>(layers_) + 1) * width_);
  std::fill_n(beta_.data() + static_cast<std::size_t>(layers_) * width_, width_, 1.0);  // the end
  for (int layer = layers_ - 1; layer >= 0; --layer) {
    look_ahead(layer);
    if (!sum(layer)) return false;
  }
  return true;
}

void GridSum::find_soonest() {
  soonest_.assign((static_cast<std::size_t>(layers_) + 1) * symbols_, layers_);
  for (int layer = layers_ - 1; layer >= 0; --layer) {
    int* const here = soonest_.data() + static_cast<std::size_t>(layer) * symbols_;
    for (std::size_t x = 0; x < symbols_; ++x)
      here[x] = table_->weights(layer)[x] > 0 ? layer : here[symbols_ + x];
  }
}

/// The states that might be reached, the sooner the farther in front.
bool GridSum::find_states() {
  first_.assign(1, 0);
  place_.assign(1, kNowhere);
  states_.clear();
  active_.clear();
  reached_.resize(static_cast<std::size_t>(layers_));
  for (auto& states : reached_) states.clear();
  reached_.front().push_back(Product::kStart);
  std::size_t ways = 0;  // of the states so far
  cells_ = steps_ = 0;
  for (int layer = 0; layer < layers_; ++layer) {
    const auto l = static_cast<std::size_t>(layer);
    const int* const soonest = soonest_.data() + l * symbols_;
    for (const Product::Number state : reached_[l]) {
      if (place_[state] != kNowhere) continue;
      place(state);
      const auto steps = product_->steps(state);
      first_.resize(product_->size(), kNowhere);
      place_.resize(product_->size(), kNowhere);
      ways += steps.size();
      for (const Product::Step& step : steps) {
        const int end = soonest[step.symbol] + table_->length(step.symbol);
        if (end >= layers_ || static_cast<std::uint32_t>(end) >= first_[step.next]) continue;
        first_[step.next] = static_cast<std::uint32_t>(end);
        reached_[static_cast<std::size_t>(end)].push_back(step.next);
      }
    }
    active_.push_back(static_cast<std::uint32_t>(states_.size()));
    cells_ += states_.size();
    steps_ += ways;
    if (steps_ > kMostSteps) return false;
  }
  return true;
}

void GridSum::place(Product::Number state) {
  place_[state] = static_cast<std::uint32_t>(states_.size());
  states_.push_back(state);
}

/// Side by side what is walked together. Those that only end a sequence have a place, too.
bool GridSum::lay_out() {
  const std::size_t rows = states_.size();
  rows_.clear();
  ways_.clear();
  symbol_.assign(rows, 0);  // the start's stands for none: nothing leads there
  for (std::size_t i = 0; i < rows; ++i) {
    rows_.push_back(static_cast<std::uint32_t>(ways_.size()));
    const auto steps = product_->known(states_[i]);
    const auto last = product_->last_weights(states_[i]);
    for (std::size_t k = 0; k < steps.size(); ++k) {
      const Product::Step& step = steps[k];
      if (place_[step.next] == kNowhere) {
        place(step.next);
        symbol_.push_back(0);
      }
      symbol_[place_[step.next]] = step.symbol;
      ways_.push_back({step.probability * step.weight, place_[step.next]});
      if (last[k] != step.weight || !holds(ways_.back().weight, kLargeWeight)) return false;
    }
  }
  rows_.push_back(static_cast<std::uint32_t>(ways_.size()));
  width_ = static_cast<std::uint32_t>(states_.size());
  ahead_.resize(width_);
  return true;
}

/// What a step to each place is multiplied by in this layer. Places that the start does not lead to
/// so soon may hold anything: no step of this layer goes there.
void GridSum::look_ahead(int layer) {
  const double* const weights = table_->weights(layer);
  by_symbol_.clear();
  for (std::size_t x = 0; x < symbols_; ++x) {
    const int end = std::min(layer + table_->length(static_cast<Symbol>(x)), layers_);
    by_symbol_.push_back({weights[x], beta_.data() + static_cast<std::size_t>(end) * width_});
  }
  for (std::uint32_t i = 0; i < width_; ++i) {
    const Ahead& ahead = by_symbol_[symbol_[i]];
    ahead_[i] = ahead.weight == 0 ? 0 : ahead.weight * ahead.beta[i];
  }
}

bool GridSum::sum(int layer) {
  double* const beta = beta_.data() + static_cast<std::size_t>(layer) * width_;
  const std::uint32_t active = active_[static_cast<std::size_t>(layer)];
  bool held = true;
  const Way* way = ways_.data();
  for (std::uint32_t i = 0; i < active; ++i) {
    double sum = 0;
    for (const Way* const end = ways_.data() + rows_[i + 1]; way != end; ++way)
      sum += way->weight * ahead_[way->to];
    beta[i] = sum;
    held = held && holds(sum, kLargeSum);
  }
  return held;
}

}  // namespace auralis::markov
