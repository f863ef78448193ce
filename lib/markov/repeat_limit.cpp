// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/repeat_limit.h"

#include <utility>

#include "base/error.h"

namespace auralis::markov {

RepeatLimit::RepeatLimit(std::string name, int symbols, int run)
    : Constraint(std::move(name), {.state = true}), base_(symbols + 1), run_(run) {
  constexpr State kMost = State{1} << 62;
  if (symbols < 1 || run < 1)
    throw base::Error("constraint " + this->name() + ": a run should have at least 1 symbol");
  for (int i = 1; i < run; ++i) {
    if (oldest_ > kMost / run / base_ / base_)
      throw base::Error("constraint " + this->name() + ": runs of " + std::to_string(run) +
                        " symbols out of " + std::to_string(symbols) + " have too many states");
    oldest_ *= base_;
  }
}

State RepeatLimit::start(std::span<const Symbol> history) const {
  State state = 0;
  for (const Symbol symbol : history) {
    // What was played may have repeated itself: one match less lets the next one count on.
    const Move next = move(state, {}, symbol);
    state = next.weight > 0 ? next.next : next.next - 1;
  }
  return state;
}

Move RepeatLimit::move(State state, const Place&, Symbol symbol) const {
  const State digits = state / run_;
  const State digit = State{symbol} + 1;
  const State equal = digits / oldest_ == digit ? state % run_ + 1 : 0;
  const State next = (digits % oldest_) * base_ + digit;
  return {equal == run_ ? 0.0 : 1.0, next * run_ + equal};
}

}  // namespace auralis::markov
