// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/cpu_list.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace auralis::base {
namespace {

using testing::HasSubstr;

std::string refusal(std::string_view text) try {
  return "none: " + to_text(parse_cpu_list(text));
} catch (const Error& error) {
  EXPECT_EQ(error.fault(), Fault::kUsage);
  return error.what();
}

TEST(CpuList, IsReadAsTasksetReadsIt) {
  EXPECT_EQ(parse_cpu_list("0"), CpuList{0});
  EXPECT_EQ(parse_cpu_list("4,0-2,1"), (CpuList{0, 1, 2, 4}));
  EXPECT_EQ(to_text(parse_cpu_list("5,0,1,2,7,8")), "0-2,5,7-8");
}

TEST(CpuList, IsRefusedWhereItGoesWrong) {
  EXPECT_THAT(refusal(""), HasSubstr("character 1 should begin a number"));
  EXPECT_THAT(refusal("0,"), HasSubstr("character 3 should begin a number"));
  EXPECT_THAT(refusal("0,x"), HasSubstr("character 3 should begin a number"));
  EXPECT_THAT(refusal("-1"), HasSubstr("character 1 should begin a number"));
  EXPECT_THAT(refusal("1--2"), HasSubstr("character 3 should begin a number"));
  EXPECT_THAT(refusal("0 1"), HasSubstr("character 2 should begin ',' or '-'"));
  EXPECT_THAT(refusal("0-3:2"), HasSubstr("character 4 should begin ',' or '-'"));
  EXPECT_THAT(refusal("2,5-3"), HasSubstr("character 5 should begin a range that rises"));
  EXPECT_THAT(refusal("0-99999999999"), HasSubstr("character 3 should begin a number below 8192"));
  EXPECT_THAT(refusal("8192"), HasSubstr("character 1 should begin a number below 8192"));
}

}  // namespace
}  // namespace auralis::base
