// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Draws against probabilities, and the wrong ways to draw that look right.
#include "markov/sampler.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "markov/reference.h"
#include "markov/symbol_weights.h"

namespace auralis::markov {
namespace {

/// The value that chi-square exceeds with probability 0.001: E. B. Wilson and M. M. Hilferty, PNAS
/// 17, 1931.
double critical_value(double freedom) {
  constexpr double kNormal = 3.0902;  // exceeded with probability 0.001
  const double k = 2 / (9 * freedom);
  return freedom * std::pow(1 - k + kNormal * std::sqrt(k), 3);
}

TEST(Sampler, KnowsTheCriticalValuesOfChiSquare) {
  EXPECT_NEAR(critical_value(10) / 29.588, 1, 0.01);
  EXPECT_NEAR(critical_value(25) / 52.620, 1, 0.01);
  EXPECT_NEAR(critical_value(100) / 149.449, 1, 0.01);
}

/// Draws 50,000 sequences; false where there are too few kinds of them to tell.
bool draws_in_proportion(const Lattice& lattice, const std::vector<Sequence>& sequences,
                         base::Random& random) {
  constexpr int kDraws = 50000;
  std::map<Sequence, int> counts;
  for (int i = 0; i < kDraws; ++i) ++counts[sample(lattice, random)];
  double statistic = 0;
  int cells = 0;
  int drawn = 0;
  double rare_expected = 0;
  double rare = 0;
  const auto add_cell = [&](double count, double expected) {
    statistic += (count - expected) * (count - expected) / expected;
    ++cells;
  };
  for (const Sequence& s : sequences) {
    const double expected = kDraws * probability(lattice, s);
    drawn += counts[s];
    if (expected == 0) {
      EXPECT_EQ(counts[s], 0);
    }
    if (expected >= 5) {
      add_cell(counts[s], expected);
    } else {
      rare += counts[s];
      rare_expected += expected;
    }
  }
  if (rare_expected >= 5) add_cell(rare, rare_expected);
  EXPECT_EQ(drawn, kDraws);
  if (cells < 5) return false;
  EXPECT_LT(statistic, critical_value(cells - 1));
  return true;
}

TEST(Sampler, DrawsInProportion) {
  base::Random random(1);
  int tried = 0;
  for (int round = 0; tried < 12 && round < 200; ++round) {
    const ModelShape shape{3 + static_cast<int>(random.index(2)),
                           1 + static_cast<int>(random.index(3)), false};
    const Corpus corpus = random_corpus(shape, random);
    Query query;
    query.ticks = {1, 2, 1, 3};
    query.ticks.resize(static_cast<std::size_t>(shape.symbols));
    query.extent.measure = random.chance(0.5) ? Extent::Measure::kTicks : Extent::Measure::kSymbols;
    query.extent.length = 5;
    std::vector<Rule> rules;
    for (int i = 0; i < 2; ++i) {
      rules.push_back(random_rule(Kind(random.index(kKinds)), corpus, query, random));
      query.constraints.push_back(rules.back().constraint.get());
    }
    const Model model = corpus.model();
    Chain chain(model, {1, round % 2 == 0 ? 0.5 : 0});
    Lattice lattice;
    if (!lattice.build(chain, query)) continue;
    if (draws_in_proportion(lattice, all_sequences(shape.symbols, query), random)) ++tried;
  }
  EXPECT_EQ(tried, 12);
}

/// A tune that goes up and down: symbols are steps of 0 .. symbols / 2 - 1 and one of two lengths.
Corpus tunes(int symbols, int count, base::Random& random) {
  Corpus corpus{{symbols, 3, false}, {}};
  for (int i = 0; i < count; ++i) {
    Sequence tune;
    int step = symbols / 4;
    for (int note = 0; note < 32; ++note) {
      step = std::clamp(step + static_cast<int>(random.index(5)) - 2, 0, symbols / 2 - 1);
      tune.push_back(static_cast<Symbol>(2 * step + (random.chance(0.7) ? 0 : 1)));
    }
    corpus.sequences.push_back(std::move(tune));
  }
  return corpus;
}

TEST(Sampler, ViolatesNothingInAMillionNotes) {
  base::Random random(2);
  std::size_t notes = 0;
  int lattices = 0;
  while (notes < 1000000) {
    const Corpus corpus = tunes(20, 100, random);
    Query query;
    for (int x = 0; x < 20; ++x) query.ticks.push_back(1 + x % 2);
    query.extent.measure = Extent::Measure::kTicks;
    query.extent.length = 40;
    std::vector<Rule> rules;
    for (const Kind kind : {Kind::kTick, Kind::kOnsets, Kind::kLeap, Kind::kCopyLimit,
                            Kind::kRepeatLimit, Kind::kEverywhere, Kind::kEnding}) {
      if (random.chance(0.4)) continue;
      rules.push_back(random_rule(kind, corpus, query, random));
      query.constraints.push_back(rules.back().constraint.get());
    }
    const Model model = corpus.model();
    Chain chain(model, {1, 0.5});
    Lattice lattice;
    if (!lattice.build(chain, query)) continue;
    ++lattices;
    for (int i = 0; i < 2000; ++i) {
      const Sequence drawn = sample(lattice, random);
      notes += drawn.size();
      ASSERT_EQ((Played{query, drawn}.tick_before(drawn.size())), 40);
      for (const Rule& rule : rules) ASSERT_GT(rule.weight({query, drawn}), 0);
    }
  }
  EXPECT_GE(lattices, 10);
}

/// What lies ahead, as one who looks in a wrong way sees it.
struct LookAhead {
  Chain& chain;
  bool support_only;  ///< whether the end can be reached, not how likely that is

  [[nodiscard]] double operator()(const Query& rest) const {
    if (rest.extent.length == 0) return rest.history.back() == 2 ? 1 : 0;
    Lattice lattice;
    if (!lattice.build(chain, rest)) return 0;
    return support_only ? 1 : std::exp(lattice.log_partition());
  }
};

/// How likely `s` comes when each of its symbols is drawn by the chain times what lies ahead.
double probability_by(const LookAhead& ahead, const Corpus& corpus, const Query& query,
                      const Sequence& s) {
  double product = 1;
  Query rest = query;
  for (const Symbol symbol : s) {
    --rest.extent.length;
    const std::vector<Symbol> past = rest.history;
    double sum = 0;
    double own = 0;
    for (Symbol x = 0; x < 3; ++x) {
      rest.history = past;
      rest.history.push_back(x);
      const double weight = corpus.probability(past, x, {}) * ahead(rest);
      sum += weight;
      if (x == symbol) own = weight;
    }
    product *= sum > 0 ? own / sum : 0;
    rest.history = past;
    rest.history.push_back(symbol);
  }
  return product;
}

// Both wrong ways give each note a plausible weight, and together the wrong sequences: drawing by
// the chain among what can still reach the end (support only), and drawing by the chain times what
// a chain of order 1 says lies ahead. The second even walks into dead ends of the longer contexts.
TEST(Sampler, IsNotFooledByShorterLookAhead) {
  const Corpus corpus{{3, 2, false},
                      {{0, 1, 2, 0, 1, 0, 2, 1, 1, 0, 0, 2, 2, 0, 1, 2, 1, 0, 2, 0}}};
  Corpus short_sighted = corpus;
  short_sighted.shape.order = 1;
  Query query;
  query.extent.length = 5;
  query.opening = false;
  const EndingWeights ending("ending", {0, 0, 1});
  query.constraints = {&ending};
  const std::vector<Rule> rules{
      {nullptr, [](const Played& p) { return p.sequence.back() == 2 ? 1.0 : 0.0; }}};
  const Model model = corpus.model();
  const Model small = short_sighted.model();
  Chain chain(model);
  Chain small_chain(small);
  Lattice exact;
  ASSERT_TRUE(exact.build(chain, query));

  double support_error = 0;
  double order_error = 0;
  double order_sum = 0;
  for (const Sequence& s : all_sequences(3, query)) {
    const double p = weight_of(s, corpus, {}, query, rules) / std::exp(exact.log_partition());
    ASSERT_NEAR(probability(exact, s), p, 1e-12);
    const double by_order = probability_by({small_chain, false}, corpus, query, s);
    support_error += std::abs(probability_by({chain, true}, corpus, query, s) - p) / 2;
    order_error += std::abs(by_order - p) / 2;
    order_sum += by_order;
  }
  EXPECT_GT(support_error, 0.05);
  EXPECT_GT(order_error, 0.05);
  EXPECT_LT(order_sum, 0.99);  // the rest of the time it is stuck
}

// The same seed gives the same draws on every machine and compiler.
TEST(Sampler, DrawsWhatItAlwaysDrew) {
  base::Random random(3);
  const Corpus corpus = tunes(20, 20, random);
  const Model model = corpus.model();
  Chain chain(model, {1, 0.5});
  Query query;
  query.extent.length = 16;
  Lattice lattice;
  ASSERT_TRUE(lattice.build(chain, query));
  const Sequence expected{15, 16, 19, 16, 19, 16, 12, 13, 10, 15, 12, 14, 12, 13, 10, 10};
  EXPECT_EQ(sample(lattice, random), expected);
}

}  // namespace
}  // namespace auralis::markov
