// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/softening.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "markov/copy_limit.h"
#include "markov/leap.h"
#include "markov/metre.h"
#include "markov/reference.h"
#include "markov/sampler.h"
#include "markov/symbol_weights.h"

namespace auralis::markov {
namespace {

// Four steps that are climbed and descended one at a time, from the lowest.
const Corpus kStairs{{4, 2, false}, {{0, 1, 2, 3, 2, 1, 0, 1, 2, 3}, {0, 1, 0, 1, 2, 1, 0}}};

class Softening : public ::testing::Test {
 protected:
  Softening() { query.extent.length = 6; }

  Model model = kStairs.model();
  Chain chain{model};
  Query query;
  Lattice lattice;
  EverywhereWeights no_top{"register", {1, 1, 1, 0}};
  EndingWeights ends_on_top{"top", {0, 0, 0, 1}};
  EndingWeights ends_high{"high", {0, 0, 1, 1}};
  EndingWeights ends_low{"low", {1, 1, 0, 0}};
  EndingWeights ends_at_one{"one", {0, 1, 0, 0}};
  PositionWeights third_is_one{"third", {{}, {}, {0, 1, 0, 0}}};
};

TEST_F(Softening, BlamesTheLessImportantOfTwo) {
  query.constraints = {&no_top, &ends_on_top};
  ASSERT_FALSE(lattice.build(chain, query));
  const Blame blame = find_blame(chain, query);
  EXPECT_EQ(blame.constraint, 1U);
  EXPECT_EQ(blame.name, "top");
  EXPECT_EQ(blame.at, 5);
  query.constraints = {&ends_on_top, &no_top, &ends_low};
  EXPECT_EQ(find_blame(chain, query).name, "register");
}

// After 0 and 1, as the stairs go, the third is even: no position behind 2 is reached.
TEST_F(Softening, BlamesAtThePlaceThatNothingGetsPast) {
  query.constraints = {&ends_at_one, &third_is_one, &no_top};
  ASSERT_FALSE(lattice.build(chain, query));
  const Blame blame = find_blame(chain, query);
  EXPECT_EQ(blame.name, "third");
  EXPECT_EQ(blame.at, 2);
  query.history = {0, 1};
  query.extent.first_position = 2;
  EXPECT_EQ(find_blame(chain, query).at, 2);
}

TEST_F(Softening, BlamesByTicks) {
  query.ticks = {2, 2, 2, 2};
  query.extent.measure = Extent::Measure::kTicks;
  query.extent.length = 8;
  const Onsets bar("bar", query.ticks, {5});
  query.constraints = {&no_top, &bar};
  const Blame blame = find_blame(chain, query);
  EXPECT_EQ(blame.name, "bar");
  EXPECT_EQ(blame.at, 4);
}

TEST_F(Softening, BlamesTheCorpusWhereItHasNoSuchSequence) {
  query.ticks = {2, 2, 2, 2};
  query.extent.measure = Extent::Measure::kTicks;
  query.extent.length = 7;
  query.constraints = {&no_top};
  const Blame blame = find_blame(chain, query);
  EXPECT_FALSE(blame.constraint);
  EXPECT_EQ(blame.name, "corpus");
  EXPECT_EQ(blame.at, 6);
}

TEST_F(Softening, BlamesAutomataToo) {
  const CopyLimit copies("copies", model);  // order 2: no three in a row, and all threes are copied
  query.constraints = {&no_top, &copies};
  const Blame blame = find_blame(chain, query);
  EXPECT_EQ(blame.name, "copies");
  EXPECT_EQ(blame.at, 2);
}

TEST_F(Softening, KeepsAllThatCanBeHad) {
  const LargestLeap steps("leap", {0, 1, 2, 3}, 1);
  const std::vector<SoftConstraint> soft{{&no_top}, {&steps}, {&ends_at_one}};
  EXPECT_EQ(soften(lattice, chain, query, soft), std::vector(3, Relaxation::kNone));
  EXPECT_TRUE(lattice.satisfiable());
}

// Nothing gives way for a less important one, and what is innocent stays.
TEST_F(Softening, DropsWhatCannotBeHadWithWhatMattersMore) {
  const std::vector<SoftConstraint> soft{
      {&ends_at_one}, {&third_is_one}, {&ends_on_top}, {&no_top}};
  EXPECT_EQ(soften(lattice, chain, query, soft),
            (std::vector{Relaxation::kNone, Relaxation::kDropped, Relaxation::kDropped,
                         Relaxation::kNone}));
  ASSERT_TRUE(lattice.satisfiable());
  base::Random random(1);
  for (int i = 0; i < 100; ++i) {
    const Sequence drawn = sample(lattice, random);
    EXPECT_EQ(drawn.back(), 1);
    EXPECT_EQ(std::ranges::count(drawn, Symbol{3}), 0);
  }
}

TEST_F(Softening, TriesTheSofterFormFirst) {
  const std::vector<SoftConstraint> soft{
      {&no_top}, {&ends_on_top, &ends_high}, {&ends_low, &ends_on_top}};
  EXPECT_EQ(soften(lattice, chain, query, soft),
            (std::vector{Relaxation::kNone, Relaxation::kDropped, Relaxation::kNone}));
  query.extent.length = 7;  // of even and odd steps, the last is now even
  EXPECT_EQ(soften(lattice, chain, query, soft),
            (std::vector{Relaxation::kNone, Relaxation::kSofter, Relaxation::kDropped}));
  EXPECT_TRUE(lattice.satisfiable());
}

TEST_F(Softening, LeavesOutNoneOfTheQuerysOwn) {
  query.constraints = {&no_top, &ends_on_top};
  const std::vector<SoftConstraint> soft{{&ends_low}};
  EXPECT_EQ(soften(lattice, chain, query, soft), std::vector{Relaxation::kDropped});
  EXPECT_FALSE(lattice.satisfiable());
}

}  // namespace
}  // namespace auralis::markov
