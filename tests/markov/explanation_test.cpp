// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/explanation.h"

#include <gtest/gtest.h>

#include "markov/leap.h"
#include "markov/reference.h"
#include "markov/sampler.h"
#include "markov/symbol_weights.h"

namespace auralis::markov {
namespace {

TEST(Explanation, NamesWhatHeldEachNote) {
  // After 0 come 1 and 2 alike; after 1, 0 and 3; after 2 and 3, 0.
  const Corpus corpus{{4, 1, false}, {{0, 1, 0, 2, 0, 1, 3, 0, 2, 0}}};
  const Model model = corpus.model();
  Chain chain(model);
  const LargestLeap leap("leap", {0, 1, 2, 3}, 1);
  const EndingWeights ending("ending", {1, 0, 0, 0});
  Query query;
  query.ticks = {2, 1, 1, 1};
  query.history = {0};
  query.extent = {Extent::Measure::kSymbols, 2, 1, 2};
  query.constraints = {&ending, &leap};
  Lattice lattice;
  ASSERT_TRUE(lattice.build(chain, query));
  const auto reasons = explain(lattice, Sequence{1, 0});
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_EQ(reasons[0].position, 1);
  EXPECT_EQ(reasons[0].tick, 2);
  EXPECT_EQ(reasons[0].symbol, 1);
  EXPECT_EQ(reasons[0].context_length, 1U);
  EXPECT_DOUBLE_EQ(reasons[0].unconstrained, 0.5);
  EXPECT_DOUBLE_EQ(reasons[0].probability, 1);
  EXPECT_EQ(reasons[0].refused_by, std::vector<std::size_t>{1});  // 2 lies too far from 0
  EXPECT_FALSE(reasons[0].dead_end);
  EXPECT_EQ(reasons[1].position, 2);
  EXPECT_EQ(reasons[1].tick, 3);
  EXPECT_EQ(reasons[1].refused_by, (std::vector<std::size_t>{0, 1}));  // both refuse 3

  query.constraints = {&leap};
  query.extent.length = 3;
  query.history = {2};  // 2 0 is too far: only escape finds a way on
  ASSERT_FALSE(lattice.build(chain, query));
}

TEST(Explanation, TellsOfDeadEnds) {
  const Corpus corpus{{4, 1, false}, {{0, 1, 0, 2, 3, 2, 3, 0}}};
  const Model model = corpus.model();
  Chain chain(model);
  const EndingWeights ending("ending", {1, 0, 0, 0});
  Query query;
  query.history = {0};
  query.extent.length = 2;
  query.constraints = {&ending};
  Lattice lattice;
  ASSERT_TRUE(lattice.build(chain, query));
  const auto reasons = explain(lattice, Sequence{1, 0});
  EXPECT_TRUE(reasons[0].refused_by.empty());
  EXPECT_TRUE(reasons[0].dead_end);  // behind 2 comes 3, which is no ending
  EXPECT_FALSE(reasons[1].dead_end);
}

TEST(Explanation, DoesNotCountTheBeginningAsASymbol) {
  const Corpus corpus{{2, 3, false}, {{0, 1, 1, 0}}};
  const Model model = corpus.model();
  Chain chain(model);
  Query query;
  query.extent.length = 4;
  Lattice lattice;
  ASSERT_TRUE(lattice.build(chain, query));
  const auto reasons = explain(lattice, Sequence{0, 1, 1, 0});
  EXPECT_EQ(reasons[0].context_length, 0U);
  EXPECT_EQ(reasons[1].context_length, 1U);
  EXPECT_EQ(reasons[2].context_length, 2U);
  EXPECT_EQ(reasons[3].context_length, 3U);
}

}  // namespace
}  // namespace auralis::markov
