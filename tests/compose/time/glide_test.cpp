// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/time/glide.h"

#include <gtest/gtest.h>

namespace auralis::compose {
namespace {

TEST(Glide, GoesStraightToWhatIsWanted) {
  Glide glide(0.2);
  EXPECT_EQ(glide.at(Seconds(5)), 0.2);
  glide.set(1, Seconds(10), Seconds(4));
  EXPECT_EQ(glide.at(Seconds(10)), 0.2);
  EXPECT_NEAR(glide.at(Seconds(11)), 0.4, 1e-12);
  EXPECT_EQ(glide.at(Seconds(14)), 1);
  EXPECT_EQ(glide.at(Seconds(99)), 1);
}

TEST(Glide, SetsOutAnewFromWhereItIs) {
  Glide glide(0);
  glide.set(1, Seconds(0), Seconds(4));
  glide.set(0, Seconds(2), Seconds(4));
  EXPECT_NEAR(glide.at(Seconds(2)), 0.5, 1e-12);
  EXPECT_NEAR(glide.at(Seconds(4)), 0.25, 1e-12);
  EXPECT_EQ(glide.at(Seconds(6)), 0);
}

}  // namespace
}  // namespace auralis::compose
