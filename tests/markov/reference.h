// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The definitions, told as plainly as can be and slowly: probabilities by reading the corpus, rules
// by looking at whole sequences. They share no code with what they judge.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/random.h"
#include "markov/chain.h"
#include "markov/query.h"
#include "markov/trainer.h"

namespace auralis::markov {

using Sequence = std::vector<Symbol>;

struct Corpus {
  ModelShape shape;
  std::vector<Sequence> sequences;

  [[nodiscard]] Model model() const;
  /// P(x | all that was played), x a symbol or kEnd.
  [[nodiscard]] double probability(const Sequence& marked_history, Symbol x,
                                   const ChainSettings& settings) const;
};

[[nodiscard]] Corpus random_corpus(const ModelShape& shape, base::Random& random);

/// A sequence and where it stands.
struct Played {
  const Query& query;
  const Sequence& sequence;

  [[nodiscard]] int tick_before(std::size_t index) const;
  /// The history and the sequence.
  [[nodiscard]] Sequence all() const;
};

/// A constraint and what it means: the weight of a whole sequence.
struct Rule {
  std::shared_ptr<const Constraint> constraint;
  std::function<double(const Played&)> weight;
};

enum class Kind {
  kEverywhere,
  kEnding,
  kPosition,
  kTick,
  kOnsets,
  kTotalTicks,
  kLeap,
  kCopyLimit,
  kRepeatLimit,
  kEndingRun,
  kTable,
};
inline constexpr int kKinds = 11;

/// A rule of a kind, drawn so that it often bites and seldom kills. `corpus` must outlive it.
[[nodiscard]] Rule random_rule(Kind kind, const Corpus& corpus, const Query& query,
                               base::Random& random);

/// The weight of a sequence by all of it: 0 where it does not obey.
[[nodiscard]] double weight_of(const Sequence& sequence, const Corpus& corpus,
                               const ChainSettings& settings, const Query& query,
                               const std::vector<Rule>& rules);

/// All sequences that fill the query's extent, whether or not they obey.
[[nodiscard]] std::vector<Sequence> all_sequences(int symbols, const Query& query);

}  // namespace auralis::markov
