// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/time/rhythm.h"

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

}  // namespace
}  // namespace auralis::compose
