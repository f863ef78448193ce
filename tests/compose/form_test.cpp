// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/form.h"

#include <gtest/gtest.h>

#include <set>

namespace auralis::compose {
namespace {

TEST(Form, ChangesEveryTwoToFourMinutes) {
  Form form(1, Ending(std::nullopt));
  std::set<std::string_view> names;
  Seconds t{0};
  for (int i = 0; i < 200; ++i) {
    EXPECT_FALSE(form.over(t + Seconds(119.9)));
    EXPECT_TRUE(form.over(t + Seconds(240)));
    names.insert(form.section().name);
    const Section& section = form.section();
    EXPECT_GT(section.drone + section.pad, 1) << "something must always sound";
    t += Seconds(240);
    const auto before = form.section().name;
    form.begin_next(t);
    EXPECT_NE(form.section().name, before);
  }
  EXPECT_EQ(names.size(), 5U);
}

TEST(Ending, ThinsOutOverTheLastTwentySecondsOrAQuarter) {
  const Ending never(std::nullopt);
  EXPECT_EQ(never.presence(Seconds(1e6)), 1);
  EXPECT_FALSE(never.last_chord());
  const Ending hour{Seconds(3600)};
  EXPECT_EQ(hour.presence(Seconds(3580)), 1);
  EXPECT_DOUBLE_EQ(hour.presence(Seconds(3590)), 0.5);
  EXPECT_EQ(hour.presence(Seconds(3600)), 0);
  EXPECT_EQ(hour.last_chord(), Seconds(3588));
  const Ending brief{Seconds(8)};
  EXPECT_EQ(brief.presence(Seconds(6)), 1);
  EXPECT_EQ(brief.last_chord(), Seconds(6));
}

}  // namespace
}  // namespace auralis::compose
