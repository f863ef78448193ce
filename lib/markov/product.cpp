// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/product.h"

#include <algorithm>

namespace auralis::markov {

void Product::begin(Chain& chain, const Query& query, const LayerTable& table) {
  // A direct table is cleared by what it holds: a model may have many more contexts.
  const Model& model = chain.model();
  const std::size_t slots = model.contexts() + static_cast<std::size_t>(model.shape().symbols) + 1;
  if (chain_ == nullptr || by_context_.size() != slots)
    by_context_.assign(slots, 0);
  else
    for (const Met& met : met_) by_context_[slot_of(met)] = 0;
  met_.clear();
  rows_.clear();
  steps_.clear();
  last_weights_.clear();
  chain_ = &chain;
  query_ = &query;
  table_ = &table;
  lay_out_keys();
  add_start();
}

void Product::lay_out_keys() {
  neighbours_.clear();
  walked_.clear();
  std::size_t words = 1;
  bool position = false;
  bool tick = false;
  for (const Constraint* c : query_->constraints) {
    const Needs needs = c->needs();
    if (LayerTable::covers(*c, query_->extent.measure)) continue;
    if (needs.last_symbol && !needs.position && !needs.tick && !needs.last) {
      neighbours_.push_back(c);
      continue;
    }
    walked_.push_back({c, needs.state ? words++ : kNoWord});
    position = position || needs.position;
    tick = tick || needs.tick;
  }
  position_word_ = position ? words++ : kNoWord;
  tick_word_ = tick ? words++ : kNoWord;
  key_.assign(words, 0);
  next_key_.assign(words, 0);
  keys_.clear(words);
}

void Product::add_start() {
  const Model& model = chain_->model();
  const auto& history = query_->history;
  for (const Walked& w : walked_)
    if (w.word != kNoWord) next_key_[w.word] = w.constraint->start(history);
  if (position_word_ != kNoWord) next_key_[position_word_] = query_->extent.first_position;
  if (tick_word_ != kNoWord) next_key_[tick_word_] = query_->extent.first_tick;
  (void)number_of({model.context_of(history, query_->opening ? model.begin() : Model::kRoot),
                   history.empty() ? kNoSymbol : history.back()});
}

/// A context knows its last symbol, but for the root, which counts once for each that led to it.
std::size_t Product::slot_of(const Met& met) const noexcept {
  if (met.context != Model::kRoot || met.last == kNoSymbol) return met.context;
  return by_context_.size() - 1 - met.last;
}

/// The number of a context together with the other words of the next key.
Product::Number Product::number_of(const Met& met) {
  const std::size_t slot = slot_of(met);
  std::uint32_t number = 0;
  if (key_.size() == 1) {
    if (by_context_[slot] == 0) by_context_[slot] = static_cast<std::uint32_t>(met_.size()) + 1;
    number = by_context_[slot] - 1;
  } else {
    next_key_[0] = static_cast<Word>(slot);
    number = keys_.number_of(next_key_.data());
  }
  if (number == met_.size()) {
    met_.push_back(met);
    rows_.emplace_back();
  }
  return number;
}

State Product::state(Number state, std::size_t constraint) const {
  const Constraint* const wanted = query_->constraints[constraint];
  if (std::ranges::find(neighbours_, wanted) != neighbours_.end())
    return after(met_[state], *wanted);
  for (const Walked& w : walked_)
    if (w.constraint == wanted && w.word != kNoWord) return keys_.key(state)[w.word];
  return 0;
}

/// The state of a constraint that knows its last symbol only.
State Product::after(const Met& met, const Constraint& constraint) const {
  return constraint.start(met.last == kNoSymbol ? std::span<const Symbol>{}
                                                : std::span(&met.last, 1));
}

void Product::fill(Number state) {
  const Met met = met_[state];
  last_states_.clear();
  for (const Constraint* c : neighbours_) last_states_.push_back(after(met, *c));
  if (key_.size() > 1) std::copy_n(keys_.key(state), key_.size(), key_.begin());
  const auto followers = chain_->steps(met.context);
  followers_.assign(followers.begin(), followers.end());  // to be held while ends are asked for
  const auto first = static_cast<std::uint32_t>(steps_.size());
  for (const Chain::Step& step : followers_) {
    if (step.symbol == kEnd || !table_->anywhere(step.symbol)) continue;
    const Weight weight = weigh(step.symbol);
    if (weight.on == 0 && weight.last == 0) continue;
    move_on(step.symbol);
    const double end = query_->ends ? chain_->end_probability(step.next) : 1;
    steps_.push_back(
        {step.probability, weight.on, number_of({step.next, step.symbol}), step.symbol});
    last_weights_.push_back(weight.last * end);
  }
  rows_[state] = {first, static_cast<std::uint32_t>(steps_.size()) - first};
}

Place Product::place() const noexcept {
  return {position_word_ != kNoWord ? static_cast<int>(key_[position_word_]) : 0,
          tick_word_ != kNoWord ? static_cast<int>(key_[tick_word_]) : 0, false};
}

/// The weight of a symbol behind the key; the next states where the sequence goes on.
Product::Weight Product::weigh(Symbol symbol) {
  Weight weight{1, 1};
  for (std::size_t i = 0; i < neighbours_.size(); ++i)
    weight.on *= neighbours_[i]->move(last_states_[i], {}, symbol).weight;
  weight.last = weight.on;
  Place here = place();
  for (const Walked& w : walked_) {
    const State before = w.word != kNoWord ? key_[w.word] : 0;
    here.last = false;
    const Move on = w.constraint->move(before, here, symbol);
    here.last = true;
    const Move last = w.constraint->needs().last ? w.constraint->move(before, here, symbol) : on;
    weight.on *= on.weight;
    // A move that is refused leads to no state that could be asked.
    weight.last *= last.weight > 0 && w.constraint->accepts(last.next) ? last.weight : 0;
    if (w.word != kNoWord) next_key_[w.word] = on.next;
    if (weight.on == 0 && weight.last == 0) break;
  }
  return weight;
}

/// The coordinates behind the symbol, where they count.
void Product::move_on(Symbol symbol) {
  if (position_word_ != kNoWord) next_key_[position_word_] = key_[position_word_] + 1;
  if (tick_word_ != kNoWord) next_key_[tick_word_] = key_[tick_word_] + query_->ticks[symbol];
}

}  // namespace auralis::markov
