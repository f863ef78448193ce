// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/duration.h"

#include <gtest/gtest.h>

namespace auralis::cli {
namespace {

TEST(Duration, ReadsWhatPeopleType) {
  const auto seconds = [](const char* text) { return parse_duration(text).value().count(); };
  EXPECT_DOUBLE_EQ(seconds("90"), 90);
  EXPECT_DOUBLE_EQ(seconds("90s"), 90);
  EXPECT_DOUBLE_EQ(seconds("250ms"), 0.25);
  EXPECT_DOUBLE_EQ(seconds("10m"), 600);
  EXPECT_DOUBLE_EQ(seconds("1h30m"), 5400);
  EXPECT_DOUBLE_EQ(seconds("1.5s"), 1.5);
  EXPECT_DOUBLE_EQ(seconds("1h2m3s4ms"), 3723.004);
}

TEST(Duration, RefusesTheRest) {
  for (const char* bad :
       {"", "s", "10x", "10m1h", "1m1m", "-5s", "1..5s", "5 s", "1e3s", "10m5", "."})
    EXPECT_FALSE(parse_duration(bad)) << bad;
  EXPECT_FALSE(parse_duration(std::string(308, '9') + "h")) << "infinite";
}

TEST(Duration, IsWrittenAsItIsTyped) {
  for (const char* text : {"0s", "250ms", "32s", "1m", "1m30s", "1h30m", "168h", "1h2m3s4ms"})
    EXPECT_EQ(typed(parse_duration(text).value()), text);
}

TEST(Duration, IsToldToPeople) {
  EXPECT_EQ(to_text(base::Seconds(0.25)), "250 ms");
  EXPECT_EQ(to_text(base::Seconds(90)), "90 s");
  EXPECT_EQ(to_text(base::Seconds(600)), "10 min");
  EXPECT_EQ(to_text(base::Seconds(9000)), "2 h 30 min");
}

}  // namespace
}  // namespace auralis::cli
