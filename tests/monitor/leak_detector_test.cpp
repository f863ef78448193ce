// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/leak_detector.h"

#include <gtest/gtest.h>

#include <cmath>

namespace auralis::monitor {
namespace {

constexpr double kMiB = 1024 * 1024;

/// A sample every 15 s for `minutes`, its bytes from `heap(seconds)`.
template <typename Heap>
LeakDetector after(int minutes, Heap heap) {
  LeakDetector detector;
  for (int t = 0; t <= minutes * 60; t += 15) detector.add(Seconds(t), heap(t));
  return detector;
}

TEST(LeakDetector, SeesASteadyLeakUnderASawTooth) {
  const auto detector =
      after(40, [](int t) { return 50 * kMiB + t * (8 * kMiB / 3600) + (t / 15 % 4) * 10000.0; });
  EXPECT_NEAR(detector.slope(), 8 * kMiB, 0.5 * kMiB);
  EXPECT_TRUE(detector.leaking());
}

TEST(LeakDetector, WaitsUntilItHasSeenEnough) {
  const auto leak = [](int t) { return 50 * kMiB + t * 10000.0; };
  EXPECT_FALSE(after(14, leak).leaking());
  EXPECT_TRUE(after(16, leak).leaking());
}

TEST(LeakDetector, IsNotFooledByOneStepNorByWaves) {
  EXPECT_FALSE(after(30, [](int t) { return t > 900 ? 80 * kMiB : 50 * kMiB; }).leaking());
  EXPECT_FALSE(after(30, [](int t) { return 50 * kMiB + kMiB * std::sin(t / 100.0); }).leaking());
  EXPECT_FALSE(after(30, [](int) { return 50 * kMiB; }).leaking());
}

TEST(LeakDetector, ForgetsWarmUp) {
  const auto detector = after(60, [](int t) { return std::min(t, 600) * 100000.0; });
  EXPECT_EQ(detector.slope(), 0);
  EXPECT_FALSE(detector.leaking());
}

TEST(LeakDetector, SaysNothingOfFewSamples) {
  EXPECT_EQ(after(1, [](int t) { return t * 1e6; }).slope(), 0);
}

}  // namespace
}  // namespace auralis::monitor
