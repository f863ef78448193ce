// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/arrival_line.h"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace auralis::nats {
namespace {

using base::Seconds;

constexpr Seconds kChunk{0.1};

/// Chunks from one to another, each as late as is said, from ten seconds past the epoch on.
template <class Late>
std::vector<std::optional<double>> due(ArrivalLine& line, int first, int last, Late late) {
  std::vector<std::optional<double>> off;
  for (int i = first; i < last; ++i) {
    const Seconds media = i * kChunk;
    const auto due = line.arrived(Seconds(10) + media + Seconds(late(i)), media);
    off.push_back(due ? std::optional((*due - media).count() - 10) : std::nullopt);
  }
  return off;
}

TEST(ArrivalLine, GoesThroughTheEarliestOnceASecondIsOver) {
  ArrivalLine line;
  const auto off = due(line, 0, 600, [](int i) { return i % 7 == 3 ? 0.0 : 0.01 * (1 + i % 5); });
  for (int i = 0; i < 600; ++i) {
    if (i < 10) {
      ASSERT_FALSE(off[i]) << i;
    }
    if (i > 10) {
      ASSERT_NEAR(off[i].value_or(1), 0, 1e-9) << i;
    }
  }
}

TEST(ArrivalLine, FollowsWhatComesEarlier) {
  ArrivalLine line;
  static_cast<void>(due(line, 0, 20, [](int) { return 0.05; }));
  EXPECT_NEAR(*due(line, 20, 21, [](int) { return 0.02; })[0], 0.02, 1e-9);
  EXPECT_NEAR(*due(line, 21, 22, [](int) { return 0.05; })[0], 0.02, 1e-9);
}

TEST(ArrivalLine, ForgetsWhatIsOver) {
  ArrivalLine line;
  static_cast<void>(due(line, 0, 50, [](int) { return 0.0; }));
  const auto off = due(line, 50, 160, [](int) { return 0.5; });
  for (int i = 0; i < 80; ++i) ASSERT_NEAR(*off[i], 0, 1e-9) << i;
  EXPECT_NEAR(*off.back(), 0.5, 1e-9);
}

TEST(ArrivalLine, BeginsAnewAfterALongSilence) {
  ArrivalLine line;
  static_cast<void>(due(line, 0, 20, [](int) { return 0.0; }));
  EXPECT_NEAR(*due(line, 20, 21, [](int) { return 60.0; })[0], 60, 1e-9);
}

}  // namespace
}  // namespace auralis::nats
