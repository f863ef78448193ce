// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/stats.h"

#include <gtest/gtest.h>

#include <numeric>

namespace auralis::bench {
namespace {

TEST(Stats, NearestRankIsAlwaysASample) {
  const std::vector<double> sorted{15, 20, 35, 40, 50};
  EXPECT_EQ(nearest_rank(sorted, 5), 15);
  EXPECT_EQ(nearest_rank(sorted, 30), 20);
  EXPECT_EQ(nearest_rank(sorted, 40), 20);
  EXPECT_EQ(nearest_rank(sorted, 50), 35);
  EXPECT_EQ(nearest_rank(sorted, 100), 50);
  EXPECT_EQ(nearest_rank(sorted, 0), 15);
  EXPECT_EQ(nearest_rank({}, 50), 0);
}

TEST(Stats, SummarizesAHundred) {
  std::vector<double> samples(100);
  std::iota(samples.rbegin(), samples.rend(), 1.0);
  const Summary s = summarize(samples);
  EXPECT_EQ(s.count, 100U);
  EXPECT_EQ(s.min, 1);
  EXPECT_EQ(s.median, 50);
  EXPECT_EQ(s.p99, 99);
  EXPECT_EQ(s.p99_9, 100);
  EXPECT_EQ(s.max, 100);
  EXPECT_DOUBLE_EQ(s.mean, 50.5);
}

// 99.9 % of a thousand was once rounded up to the largest of them.
TEST(Stats, FindsTheLastButOneOfAThousand) {
  std::vector<double> samples(1000);
  std::iota(samples.begin(), samples.end(), 1.0);
  EXPECT_EQ(summarize(samples).p99_9, 999);
}

TEST(Stats, SummarizesOneAndNone) {
  const Summary one = summarize({7});
  EXPECT_EQ(one.median, 7);
  EXPECT_EQ(one.p99, 7);
  EXPECT_EQ(summarize({}).count, 0U);
}

TEST(Stats, FindsASlope) {
  const std::vector<double> x{0, 1, 2, 3}, rising{1, 3, 5, 7}, noisy{1, -1, 1, -1};
  EXPECT_DOUBLE_EQ(slope(x, rising), 2);
  EXPECT_DOUBLE_EQ(slope(x, noisy), -0.4);
  EXPECT_EQ(slope(std::vector<double>{2, 2}, std::vector<double>{1, 5}), 0);
}

}  // namespace
}  // namespace auralis::bench
