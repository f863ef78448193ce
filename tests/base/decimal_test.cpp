// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/decimal.h"

#include <gtest/gtest.h>

#include "support/comma_locale.h"

namespace auralis::base {
namespace {

TEST(Decimal, LeavesOutWhatSaysNothing) {
  EXPECT_EQ(decimal(1.5), "1.5");
  EXPECT_EQ(decimal(60), "60");
  EXPECT_EQ(decimal(0.000001), "0.000001");
  EXPECT_EQ(decimal(0.0000004), "0");
  EXPECT_EQ(decimal(-0.0000004), "0");
  EXPECT_EQ(decimal(1234567.25, 1), "1234567.2");
  EXPECT_EQ(decimal(100, 0), "100");
  EXPECT_EQ(decimal(9007199254740991), "9007199254740991");
  EXPECT_EQ(decimal(-1e300), "-1e+300");
}

TEST(Decimal, ReadsWholeTextOnly) {
  EXPECT_EQ(parse_decimal("1.5"), 1.5);
  EXPECT_EQ(parse_decimal("-2e3"), -2000.0);
  for (const char* bad : {"", "1,5", "1.5x", " 1", "nan", "inf", "0x10"})
    EXPECT_FALSE(parse_decimal(bad)) << bad;
  EXPECT_EQ(parse_integer("42"), 42);
  EXPECT_FALSE(parse_integer("42.0"));
}

TEST(Decimal, KnowsNoLocale) {
  const support::CommaLocale comma;
  EXPECT_EQ(decimal(1234.5), "1234.5");
  EXPECT_EQ(parse_decimal("1234.5"), 1234.5);
}

}  // namespace
}  // namespace auralis::base
