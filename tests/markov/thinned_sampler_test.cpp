// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Draws that are refused against the lattice that multiplies the same constraint in.
#include "markov/thinned_sampler.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "markov/copy_limit.h"
#include "markov/reference.h"
#include "markov/sampler.h"
#include "markov/transition_table.h"

namespace auralis::markov {
namespace {

constexpr int kDraws = 20000;

/// Draws one after the other, each with a memory of its own, as those of a piece are; the
/// chi-square statistic against the whole product, of `cells` kinds of sequences.
double statistic_of(const Lattice& lattice, const Constraint& refusal, const Lattice& whole,
                    const std::vector<Sequence>& sequences, int& cells, base::Random& random) {
  std::map<Sequence, int> counts;
  for (int i = 0; i < kDraws; ++i) {
    const auto drawn = sample_thinned(lattice, refusal, random, 1000);
    EXPECT_TRUE(drawn);
    if (drawn) ++counts[*drawn];
  }
  double statistic = 0;
  for (const Sequence& s : sequences) {
    const double expected = kDraws * probability(whole, s);
    if (expected == 0) {
      EXPECT_EQ(counts[s], 0);
    }
    if (expected < 5) continue;
    statistic += (counts[s] - expected) * (counts[s] - expected) / expected;
    ++cells;
  }
  return statistic;
}

TEST(ThinnedSampler, DrawsAsFromTheWholeProduct) {
  base::Random random(1);
  int compared = 0;
  int thinned = 0;
  for (int round = 0; compared < 12 && round < 200; ++round) {
    const ModelShape shape{3, 1 + static_cast<int>(random.index(2)), false};
    const Corpus corpus = random_corpus(shape, random);
    Query query;
    query.ticks = {1, 2, 1};
    query.extent.measure = random.chance(0.5) ? Extent::Measure::kTicks : Extent::Measure::kSymbols;
    query.extent.length = 6;
    const Rule rule = random_rule(Kind::kLeap, corpus, query, random);
    query.constraints.push_back(rule.constraint.get());
    ModelShape longer = shape;
    longer.order += 1;
    const Model model = corpus.model();
    const Model copied = Corpus{longer, corpus.sequences}.model();
    const CopyLimit copies("copies", copied);
    Chain chain(model, {1, 0.5});
    Lattice lattice;
    Lattice whole;
    Query all = query;
    all.constraints.push_back(&copies);
    if (!lattice.build(chain, query)) continue;
    if (!whole.build(chain, all)) {
      EXPECT_FALSE(sample_thinned(lattice, copies, random, 100000));
      continue;
    }
    int cells = 0;
    const double statistic =
        statistic_of(lattice, copies, whole, all_sequences(shape.symbols, query), cells, random);
    if (cells < 5) continue;
    // Wilson and Hilferty's value that is exceeded with probability 0.0001.
    const double k = 2.0 / (9 * (cells - 1));
    EXPECT_LT(statistic, (cells - 1) * std::pow(1 - k + 3.719 * std::sqrt(k), 3));
    ++compared;
    if (whole.log_partition() < lattice.log_partition() - 0.1) ++thinned;
  }
  EXPECT_EQ(compared, 12);
  EXPECT_GE(thinned, 6) << "little was refused: the test tells little";
}

// Of 2^20 sequences one obeys: each refused draw closes the way that it went.
TEST(ThinnedSampler, FindsTheOnlyOneThatObeys) {
  const Corpus corpus{{2, 1, false}, {{0, 0, 1, 1, 0, 1, 0, 0}}};
  const Model model = corpus.model();
  Chain chain(model, {1, 1});
  Query query;
  query.extent.length = 20;
  Lattice lattice;
  ASSERT_TRUE(lattice.build(chain, query));
  std::vector<std::vector<int>> next;
  Sequence only;
  for (int i = 0; i < 20; ++i) {
    only.push_back(static_cast<Symbol>(i / 3 % 2));
    next.push_back({TransitionTable::kRefused, TransitionTable::kRefused});
    next.back()[only.back()] = i + 1;
  }
  next.push_back({20, 20});
  const TransitionTable table("one", next, std::vector<bool>(21, true));
  base::Random random(1);
  EXPECT_EQ(sample_thinned(lattice, table, random, 30), only);
  EXPECT_FALSE(sample_thinned(lattice, table, random, 1)) << "found by chance";
}

TEST(ThinnedSampler, SaysWhereNoneObeys) {
  const Corpus corpus{{2, 1, false}, {{0, 1, 0, 1, 0}}};
  const Model model = corpus.model();
  const Corpus longer{{2, 2, false}, corpus.sequences};
  const Model copied = longer.model();
  const CopyLimit copies("copies", copied);
  Chain chain(model);
  Query query;
  query.extent.length = 10;
  Lattice lattice;
  ASSERT_TRUE(lattice.build(chain, query));
  base::Random random(1);
  EXPECT_FALSE(sample_thinned(lattice, copies, random, 1000));
}

}  // namespace
}  // namespace auralis::markov
