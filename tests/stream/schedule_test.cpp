// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/schedule.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace auralis::stream {
namespace {

constexpr SampleRate kRate{1000};  // a frame is a millisecond
constexpr Frames kChunk{100};

/// A pacer's chunks, and the anchors that come of them.
class Follower {
 public:
  /// So many chunks, the pacer's schedule being late by `late` against an even one.
  void chunks(int n, Seconds late) {
    for (; n > 0; --n, position += kChunk) {
      const Chunk chunk{0, position, kChunk, ""};
      if (auto anchor = schedule.follow(chunk, due_of(position) + late)) {
        if (!anchors.empty()) jumps += std::abs((anchor->time - at(anchor->frame)).count()) > 1e-9;
        anchors.push_back(*anchor);
      }
    }
  }
  static Seconds due_of(Frames frame) { return Seconds(50) + to_seconds(frame, kRate); }
  /// When a frame is due by the last anchor.
  [[nodiscard]] Seconds at(Frames frame) const {
    const Anchor& last = anchors.back();
    return last.time + Seconds(static_cast<double>((frame - last.frame).count) / last.rate);
  }
  [[nodiscard]] Seconds late() const { return at(position) - due_of(position); }

  Schedule schedule{kRate};
  Frames position{0};
  std::vector<Anchor> anchors;
  int jumps = 0;
};

TEST(Schedule, IsOneLineWhileThePacerKeepsItsPace) {
  Follower follower;
  follower.chunks(10000, Seconds(0));
  ASSERT_EQ(follower.anchors.size(), 1U);
  EXPECT_EQ(follower.anchors[0].time, Seconds(50));
  EXPECT_EQ(follower.anchors[0].rate, 1000);
}

TEST(Schedule, FollowsAnUnderrunWithoutAJump) {
  Follower follower;
  follower.chunks(10, Seconds(0));
  follower.chunks(1000, Seconds(0.25));
  EXPECT_EQ(follower.jumps, 0);
  EXPECT_NEAR(follower.late().count(), 0.25, 1e-5);
  EXPECT_EQ(follower.anchors.back().rate, 1000) << "and is there";
  for (const Anchor& anchor : follower.anchors) EXPECT_NEAR(anchor.rate, 1000, 3);
  EXPECT_LE(follower.anchors.size(), 4U) << "one line on the way, one chunk to its end, and on";
}

TEST(Schedule, FollowsABacklogThatWasSentAhead) {
  Follower follower;
  follower.chunks(10, Seconds(0.1));
  follower.chunks(1000, Seconds(-0.06));
  EXPECT_EQ(follower.jumps, 0);
  EXPECT_NEAR(follower.late().count(), -0.06, 1e-5);
}

TEST(Schedule, JumpsWhereASourceStoodStillForLong) {
  Follower follower;
  follower.chunks(10, Seconds(0));
  follower.chunks(1, Seconds(10));
  EXPECT_EQ(follower.jumps, 1);
  EXPECT_EQ(follower.late(), Seconds(10));
}

TEST(Schedule, RoundingMakesNoAnchors) {
  Follower follower;
  Seconds due{1e6};  // a clock that has run for eleven days
  for (int i = 0; i < 100000; ++i, due += Seconds(0.1), follower.position += kChunk)
    if (follower.schedule.follow({0, follower.position, kChunk, ""}, due))
      follower.anchors.push_back({});
  EXPECT_LE(follower.anchors.size(), 3U);
}

}  // namespace
}  // namespace auralis::stream
