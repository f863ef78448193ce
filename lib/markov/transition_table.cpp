// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/transition_table.h"

#include <utility>

#include "base/error.h"

namespace auralis::markov {

TransitionTable::TransitionTable(std::string name, std::vector<std::vector<int>> next,
                                 std::vector<bool> accepting)
    : Constraint(std::move(name), {.state = true}),
      next_(std::move(next)),
      accepting_(std::move(accepting)) {
  if (next_.empty() || accepting_.size() != next_.size())
    throw base::Error("constraint " + this->name() + ": each state needs a row and a truth value");
  for (const auto& row : next_) {
    if (row.size() != next_[0].size())
      throw base::Error("constraint " + this->name() + ": rows should be of one length");
    for (const int state : row)
      if (state < kRefused || state >= static_cast<int>(next_.size()))
        throw base::Error("constraint " + this->name() + ": there is no state " +
                          std::to_string(state));
  }
}

Move TransitionTable::move(State state, const Place&, Symbol symbol) const {
  const int next = next_[static_cast<std::size_t>(state)][symbol];
  return {next == kRefused ? 0.0 : 1.0, next};
}

bool TransitionTable::accepts(State state) const {
  return accepting_[static_cast<std::size_t>(state)];
}

EndingRun::EndingRun(std::string name, std::vector<Symbol> run)
    : Constraint(std::move(name), {.state = true}), run_(std::move(run)), border_{0, 0} {
  for (std::size_t i = 1; i < run_.size(); ++i) border_.push_back(after(border_[i], run_[i]));
}

std::size_t EndingRun::after(std::size_t matched, Symbol symbol) const {
  if (matched == run_.size()) matched = border_[matched];
  while (matched > 0 && run_[matched] != symbol) matched = border_[matched];
  return matched < run_.size() && run_[matched] == symbol ? matched + 1 : 0;
}

State EndingRun::start(std::span<const Symbol> history) const {
  std::size_t matched = 0;
  for (const Symbol symbol : history) matched = after(matched, symbol);
  return static_cast<State>(matched);
}

Move EndingRun::move(State state, const Place&, Symbol symbol) const {
  return {1, static_cast<State>(after(static_cast<std::size_t>(state), symbol))};
}

bool EndingRun::accepts(State state) const {
  return static_cast<std::size_t>(state) == run_.size();
}

}  // namespace auralis::markov
