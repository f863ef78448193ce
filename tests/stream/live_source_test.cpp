// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/live_source.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace auralis::stream {
namespace {

/// Plays `seconds` of 100 ms chunks: the composer's clock and what was sent, each by time.
using Position = std::function<double(double)>;
bool live_after(double seconds, const Position& composed, const Position& sent) {
  LiveSource source;
  bool live = false;
  for (double t = 0; t < seconds; t += 0.1) {
    source.composed(Seconds(composed(t)));
    live = source.look(Seconds(1000 + t), Seconds(sent(t)));
  }
  return live;
}

double real_time(double t) { return t; }
Position behind(double lead) {
  return [lead](double t) { return std::max(0.0, t - lead); };
}

TEST(LiveSource, KnowsAComposerByItsClock) {
  EXPECT_TRUE(live_after(10, real_time, behind(0.2)));
  EXPECT_TRUE(live_after(10, real_time, behind(2)));
  EXPECT_TRUE(live_after(
      12, [](double t) { return std::floor(t); }, behind(1.2)))
      << "--tick 1s";
  EXPECT_FALSE(live_after(3, real_time, behind(0.2))) << "too early to say";
}

TEST(LiveSource, KnowsItOnceTheBacklogOfItsStartIsGone) {
  const auto sent = [](double t) { return t < 10 ? std::max(0.0, t - 8) : t - 0.2; };
  EXPECT_FALSE(live_after(10, real_time, sent));
  EXPECT_TRUE(live_after(20, real_time, sent));
}

TEST(LiveSource, TakesNoRecordingForLive) {
  for (const double speed : {1.04, 1.5, 50.0}) {  // until 32 s wait in the ring
    const auto composed = [speed](double t) { return std::min(t * speed, t + 32); };
    EXPECT_FALSE(live_after(3000, composed, real_time)) << speed;
  }
}

TEST(LiveSource, TakesNoStandstillForLive) {
  EXPECT_FALSE(live_after(
      60, [](double) { return 1; }, [](double) { return 1; }));
}

TEST(LiveSource, StaysLiveInAHoldUp) {
  const auto sent = [](double t) { return t < 20 ? t - 0.2 : t - 40.2; };
  EXPECT_TRUE(live_after(60, real_time, sent));
}

TEST(LiveSource, IsLiveWhereItIsSaidToBe) {
  LiveSource source(true);
  EXPECT_TRUE(source.look(Seconds(0), Seconds(0)));
  EXPECT_FALSE(source.lead(Seconds(0)));
  EXPECT_FALSE(LiveSource().look(Seconds(0), Seconds(0)));
}

}  // namespace
}  // namespace auralis::stream
