// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/rhythm.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace auralis::compose {
namespace {

std::string pattern(int pulses, int steps) {
  std::string text;
  for (int i = 0; i < steps; ++i) text += euclid(i, pulses, steps) ? 'x' : '.';
  return text;
}

TEST(Euclid, SpreadsPulsesEvenly) {
  EXPECT_EQ(pattern(3, 8), "x..x..x.");
  EXPECT_EQ(pattern(4, 16), "x...x...x...x...");
  EXPECT_EQ(std::ranges::count(pattern(5, 16), 'x'), 5);
  EXPECT_EQ(pattern(4, 4), "xxxx");
}

TEST(Poisson, HasItsRate) {
  base::Random random(1);
  double sum = 0;
  for (int i = 0; i < 20000; ++i) sum += poisson_gap(0.25, random).count();
  EXPECT_NEAR(sum / 20000, 4, 0.1);
}

TEST(PhraseRhythm, FillsItsUnitsWithoutGaps) {
  base::Random random(2);
  for (int i = 0; i < 500; ++i) {
    const auto onsets = draw_phrase({8, 0.5, random.uniform()}, random);
    ASSERT_EQ(onsets.front().beat, 0);
    ASSERT_EQ(onsets.front().rank, 0);
    ASSERT_EQ(onsets.back().rank, 0);
    for (std::size_t j = 1; j < onsets.size(); ++j) {
      ASSERT_GT(onsets[j - 1].length, 0);
      ASSERT_NEAR(onsets[j - 1].beat + onsets[j - 1].length, onsets[j].beat, 1e-9);
      ASSERT_EQ(std::fmod(onsets[j].beat, 0.25), 0) << "on the grid";
    }
  }
}

TEST(PhraseRhythm, ThinsOutWithoutGapsAndOnlyEverMoreSparsely) {
  base::Random random(3);
  const auto onsets = draw_phrase({16, 1, 0.7}, random);
  std::size_t before = onsets.size();
  for (int tenths = 10; tenths >= 0; --tenths) {
    const auto kept = thin_out(onsets, tenths / 10.0);
    ASSERT_LE(kept.size(), before);
    before = kept.size();
    for (std::size_t j = 1; j < kept.size(); ++j)
      ASSERT_NEAR(kept[j - 1].beat + kept[j - 1].length, kept[j].beat, 1e-9);
  }
  EXPECT_EQ(before, 2U);
}

}  // namespace
}  // namespace auralis::compose
