// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/random.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace auralis::base {
namespace {

// The known answers published with the generator (Random123, kat_vectors).
TEST(Philox, GivesTheKnownAnswers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
            (PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Random, RepeatsForASeedAndDiffersForAStream) {
  Random a(7), b(7), c(8), d(7, 1);
  int same_seed = 0, same_stream = 0;
  for (int i = 0; i < 1000; ++i) {
    const auto word = a.word();
    ASSERT_EQ(word, b.word());
    same_seed += word == c.word();
    same_stream += word == d.word();
  }
  EXPECT_LE(same_seed, 1);
  EXPECT_LE(same_stream, 1);
}

TEST(Random, DrawsInProportionToWeights) {
  Random random(1);
  const std::array<double, 4> weights{1, 0, 2, 5};
  std::array<double, 4> counts{};
  constexpr int kDraws = 80000;
  for (int i = 0; i < kDraws; ++i) ++counts[random.weighted(weights)];
  EXPECT_EQ(counts[1], 0);
  double chi_square = 0;
  for (const std::size_t i : {0U, 2U, 3U}) {
    const double expected = kDraws * weights[i] / 8;
    chi_square += std::pow(counts[i] - expected, 2) / expected;
  }
  EXPECT_LT(chi_square, 13.8);  // p > 0.001 at two degrees of freedom
}

TEST(Random, IndexStaysInRangeAndReachesAll) {
  Random random(3);
  std::array<int, 5> counts{};
  for (int i = 0; i < 1000; ++i) ++counts.at(random.index(counts.size()));
  for (const int n : counts) EXPECT_GT(n, 140);
}

}  // namespace
}  // namespace auralis::base
