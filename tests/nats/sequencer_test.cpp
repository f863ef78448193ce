// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/sequencer.h"

#include <gmock/gmock.h>

namespace auralis::nats {
namespace {

using base::Seconds;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::uint32_t> seqs(const std::vector<Sequencer::Ready>& ready) {
  std::vector<std::uint32_t> found;
  for (const auto& each : ready) found.push_back(each.seq);
  return found;
}

/// One that has joined at `next`, and got nothing of the past.
Sequencer joined(std::uint32_t next) {
  Sequencer sequencer(next, 10, Seconds(-10));
  EXPECT_TRUE(sequencer.ready(Seconds(0)).empty());
  EXPECT_TRUE(sequencer.joined());
  return sequencer;
}

TEST(Sequencer, PutsChunksInOrderAndTakesEachOnce) {
  Sequencer sequencer = joined(5);
  EXPECT_TRUE(sequencer.put(5, 4, "a"));
  EXPECT_FALSE(sequencer.put(5, 4, "a"));
  EXPECT_TRUE(sequencer.put(7, 6, "c"));
  EXPECT_THAT(seqs(sequencer.ready(Seconds(0))), ElementsAre(5));
  EXPECT_TRUE(sequencer.put(6, 5, "b"));
  EXPECT_THAT(seqs(sequencer.ready(Seconds(0))), ElementsAre(6, 7));
  EXPECT_FALSE(sequencer.put(6, 5, "b"));
  EXPECT_EQ(sequencer.missing(), 0);
}

TEST(Sequencer, AsksForThePastFirstAndHandsItOnWhole) {
  Sequencer sequencer(100, 3, Seconds(0));
  EXPECT_THAT(sequencer.wanted(Seconds(0)), ElementsAre(97, 98, 99));
  EXPECT_THAT(sequencer.wanted(Seconds(0.1)), IsEmpty()) << "the answers are on their way";
  EXPECT_TRUE(sequencer.put(100, 99, "live"));
  EXPECT_TRUE(sequencer.put(99, 98, "x"));
  EXPECT_TRUE(sequencer.put(98, 97, "x"));
  EXPECT_THAT(sequencer.ready(Seconds(0.1)), IsEmpty());
  sequencer.absent(97);
  const auto ready = sequencer.ready(Seconds(0.1));
  EXPECT_THAT(seqs(ready), ElementsAre(98, 99, 100));
  EXPECT_TRUE(ready.front().past);
  EXPECT_EQ(sequencer.missing(), 0) << "what was before is nobody's loss";
  EXPECT_TRUE(sequencer.put(101, 100, "live"));
  const auto later = sequencer.ready(Seconds(0.2));
  EXPECT_THAT(seqs(later), ElementsAre(101));
  EXPECT_FALSE(later.front().past);
}

TEST(Sequencer, JoinsWithoutAHistoryThatDoesNotAnswer) {
  Sequencer sequencer(100, 3, Seconds(0));
  EXPECT_TRUE(sequencer.put(100, 99, "live"));
  EXPECT_THAT(sequencer.ready(Seconds(2.9)), IsEmpty());
  EXPECT_THAT(seqs(sequencer.ready(Seconds(3.1))), ElementsAre(100));
  EXPECT_TRUE(sequencer.put(101, 100, "live"));
  EXPECT_THAT(seqs(sequencer.ready(Seconds(3.1))), ElementsAre(101));
}

TEST(Sequencer, JoinsARunThatHasNotBegun) {
  Sequencer sequencer(0, 320, Seconds(0));
  EXPECT_THAT(sequencer.wanted(Seconds(0)), IsEmpty());
  EXPECT_THAT(sequencer.ready(Seconds(0)), IsEmpty());
  EXPECT_TRUE(sequencer.joined());
  EXPECT_TRUE(sequencer.put(0, std::nullopt, "first"));
  EXPECT_THAT(seqs(sequencer.ready(Seconds(0))), ElementsAre(0));
}

TEST(Sequencer, AsksForAGapAgainAndAgain) {
  Sequencer sequencer = joined(5);
  EXPECT_TRUE(sequencer.put(7, 6, "c"));
  EXPECT_THAT(sequencer.wanted(Seconds(1)), ElementsAre(5, 6));
  EXPECT_THAT(sequencer.wanted(Seconds(1.2)), IsEmpty());
  EXPECT_THAT(sequencer.wanted(Seconds(1.3)), ElementsAre(5, 6));
  EXPECT_TRUE(sequencer.put(5, 4, "a"));
  EXPECT_THAT(sequencer.wanted(Seconds(2)), ElementsAre(6));
}

TEST(Sequencer, AsksForAFewAtATime) {
  Sequencer sequencer(1000, 500, Seconds(0));
  EXPECT_EQ(sequencer.wanted(Seconds(0)).size(), 64U);
  for (std::uint32_t seq = 500; seq < 564; ++seq) sequencer.absent(seq);
  EXPECT_EQ(sequencer.wanted(Seconds(0)).front(), 564U);
}

TEST(Sequencer, GoesOnWithoutWhatIsNotKept) {
  Sequencer sequencer = joined(5);
  EXPECT_TRUE(sequencer.put(7, 6, "c"));
  EXPECT_EQ(sequencer.wanted(Seconds(1)).size(), 2U);
  sequencer.absent(5);
  sequencer.absent(6);
  EXPECT_THAT(sequencer.ready(Seconds(1)), IsEmpty()) << "it may be stored a moment later";
  EXPECT_EQ(sequencer.wanted(Seconds(1.3)).size(), 2U);
  sequencer.absent(5);
  sequencer.absent(6);
  EXPECT_THAT(seqs(sequencer.ready(Seconds(1.3))), ElementsAre(7));
  EXPECT_EQ(sequencer.missing(), 2);
}

TEST(Sequencer, DoesNotWaitForEver) {
  Sequencer sequencer = joined(5);
  EXPECT_TRUE(sequencer.put(7, 6, "c"));
  EXPECT_THAT(sequencer.ready(Seconds(1)), IsEmpty());
  EXPECT_THAT(sequencer.ready(Seconds(2.4)), IsEmpty());
  EXPECT_THAT(seqs(sequencer.ready(Seconds(2.6))), ElementsAre(7));
  EXPECT_EQ(sequencer.missing(), 2);
}

TEST(Sequencer, KnowsWhatTheOriginLeftOut) {
  Sequencer sequencer = joined(5);
  EXPECT_TRUE(sequencer.put(5, 4, "a"));
  EXPECT_TRUE(sequencer.put(20, 5, "b"));
  EXPECT_THAT(sequencer.wanted(Seconds(0)), IsEmpty());
  EXPECT_THAT(seqs(sequencer.ready(Seconds(0))), ElementsAre(5, 20));
  EXPECT_EQ(sequencer.missing(), 0);
}

TEST(Sequencer, AsksForWhatWasPublishedLast) {
  Sequencer sequencer = joined(5);
  sequencer.expect(7);
  EXPECT_FALSE(sequencer.complete());
  EXPECT_THAT(sequencer.wanted(Seconds(0)), ElementsAre(5, 6));
  EXPECT_TRUE(sequencer.put(5, 4, "a"));
  EXPECT_TRUE(sequencer.put(6, 5, "b"));
  EXPECT_THAT(seqs(sequencer.ready(Seconds(0))), ElementsAre(5, 6));
  EXPECT_TRUE(sequencer.complete());
  sequencer.expect(8);
  EXPECT_THAT(sequencer.ready(Seconds(1)), IsEmpty());
  EXPECT_FALSE(sequencer.complete());
  EXPECT_THAT(sequencer.ready(Seconds(2.6)), IsEmpty());
  EXPECT_TRUE(sequencer.complete());
  EXPECT_EQ(sequencer.missing(), 1);
}

TEST(Sequencer, CountsOnWhereNumbersWrap) {
  Sequencer sequencer(0xFFFFFFFE, 2, Seconds(0));
  EXPECT_THAT(sequencer.wanted(Seconds(0)), ElementsAre(0xFFFFFFFC, 0xFFFFFFFD));
  sequencer.absent(0xFFFFFFFC);
  sequencer.absent(0xFFFFFFFD);
  EXPECT_THAT(sequencer.ready(Seconds(0)), IsEmpty());
  EXPECT_TRUE(sequencer.put(0xFFFFFFFE, 0xFFFFFFFD, "a"));
  EXPECT_TRUE(sequencer.put(0, 0xFFFFFFFF, "c"));
  EXPECT_THAT(sequencer.wanted(Seconds(0)), ElementsAre(0xFFFFFFFF));
  EXPECT_TRUE(sequencer.put(0xFFFFFFFF, 0xFFFFFFFE, "b"));
  EXPECT_THAT(seqs(sequencer.ready(Seconds(0))), ElementsAre(0xFFFFFFFE, 0xFFFFFFFF, 0));
}

TEST(Sequencer, SurvivesAnAbsence) {
  Sequencer sequencer(0, 10, Seconds(0));
  EXPECT_THAT(sequencer.ready(Seconds(0)), IsEmpty());
  EXPECT_TRUE(sequencer.put(0, std::nullopt, "a"));
  EXPECT_THAT(seqs(sequencer.ready(Seconds(0))), ElementsAre(0));
  EXPECT_TRUE(sequencer.put(1000, 999, "b"));
  EXPECT_THAT(sequencer.wanted(Seconds(100)), testing::SizeIs(9)) << "as long as the history is";
  EXPECT_THAT(sequencer.ready(Seconds(100)), IsEmpty());
  EXPECT_THAT(seqs(sequencer.ready(Seconds(102))), ElementsAre(1000));
  EXPECT_EQ(sequencer.missing(), 999);
}

TEST(Sequencer, IsNotUpsetByAChunkThatFollowsItself) {
  Sequencer sequencer = joined(5);
  EXPECT_TRUE(sequencer.put(5, 9, "a"));
  EXPECT_THAT(seqs(sequencer.ready(Seconds(0))), ElementsAre(5));
}

}  // namespace
}  // namespace auralis::nats
