// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The product of a chain and the automata of constraints: its states, numbered as they are met, and
// the steps between them, as far as they are asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "markov/chain.h"
#include "markov/layer_table.h"
#include "markov/node_table.h"
#include "markov/query.h"

namespace auralis::markov {

/// A state is a context and the states of those constraints that have one which the context does
/// not know. It stands in no layer, unless a constraint with a state looks at a coordinate, which
/// is part of the state then: so a step is weighed once, however many layers it is taken in. Keeps
/// its memory. One thread.
class Product {
 public:
  using Number = std::uint32_t;
  static constexpr Number kStart = 0;

  struct Step {
    double probability;
    double weight;  ///< by the constraints of this product, where the sequence goes on
    Number next;
    Symbol symbol;
  };

  /// Forgets all but the start. What `table` answers for is left out; chain, query and table must
  /// outlive what is asked of it.
  void begin(Chain& chain, const Query& query, const LayerTable& table);

  /// Whether a coordinate is part of its states.
  [[nodiscard]] bool counts_places() const noexcept {
    return position_word_ != kNoWord || tick_word_ != kNoWord;
  }
  /// States met so far.
  [[nodiscard]] std::size_t size() const noexcept { return met_.size(); }
  /// Symbols ascending, without those that the table never has. Valid until a state is asked for
  /// that was not asked for before.
  [[nodiscard]] std::span<const Step> steps(Number state) {
    if (rows_[state].count == kUnknown) fill(state);
    return known(state);
  }
  /// The same for one that was asked for before.
  [[nodiscard]] std::span<const Step> known(Number state) const noexcept {
    return std::span(steps_).subspan(rows_[state].first, rows_[state].count);
  }
  /// Weights in place of the steps' own where the sequence ends with them: with what the
  /// constraints say of an end, and P(kEnd | context) where the query wants one.
  [[nodiscard]] std::span<const double> last_weights(Number state) const noexcept {
    return std::span(last_weights_).subspan(rows_[state].first, rows_[state].count);
  }

  [[nodiscard]] ContextId context(Number state) const noexcept { return met_[state].context; }
  /// The state of one of the query's constraints, 0 where it has none.
  [[nodiscard]] State state(Number state, std::size_t constraint) const;

 private:
  using Word = NodeTable::Word;
  static constexpr std::size_t kNoWord = 0;  // the first word is the context
  static constexpr std::uint32_t kUnknown = ~std::uint32_t{0};
  static constexpr Symbol kNoSymbol = kBegin;  // nothing was heard yet

  struct Walked {
    const Constraint* constraint;
    std::size_t word;  // of the key that holds its state; kNoWord where it has none
  };
  struct Met {
    ContextId context;
    Symbol last;
  };
  struct Row {
    std::uint32_t first = 0;
    std::uint32_t count = kUnknown;
  };
  struct Weight {
    double on;    // where the sequence goes on
    double last;  // where it ends
  };

  void lay_out_keys();
  void add_start();
  Number number_of(const Met& met);
  [[nodiscard]] std::size_t slot_of(const Met& met) const noexcept;
  [[nodiscard]] State after(const Met& met, const Constraint& constraint) const;
  void fill(Number state);
  [[nodiscard]] Place place() const noexcept;
  Weight weigh(Symbol symbol);
  void move_on(Symbol symbol);

  Chain* chain_ = nullptr;
  const Query* query_ = nullptr;
  const LayerTable* table_ = nullptr;
  std::vector<const Constraint*> neighbours_;  // whose state is the last symbol's matter
  std::vector<Walked> walked_;                 // the others
  std::size_t position_word_ = kNoWord;  // where a key counts these; kNoWord where it need not
  std::size_t tick_word_ = kNoWord;
  std::vector<State> last_states_;         // of neighbours_, before the step that is weighed
  std::vector<Word> key_;                  // before it
  std::vector<Word> next_key_;             // behind it
  NodeTable keys_;                         // where a key has more words than one
  std::vector<std::uint32_t> by_context_;  // where it has not: the number and one, 0 for none
  std::vector<Met> met_;                   // by number
  std::vector<Row> rows_;                  // by number
  std::vector<Step> steps_;
  std::vector<double> last_weights_;  // of steps_
  std::vector<Chain::Step> followers_;
};

}  // namespace auralis::markov
