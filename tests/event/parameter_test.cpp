// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/parameter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace auralis::event {
namespace {

TEST(ParameterTable, SetsAndTellsEachMember) {
  Settings settings;
  for (const Parameter& parameter : kParameters) {
    const Value before = value_of(settings, parameter);
    const Value other =
        parameter.is_number() ? Value(parameter.range.high) : Value("other " + to_text(before));
    set_value(settings, parameter, other);
    EXPECT_EQ(value_of(settings, parameter), other) << parameter.name;
    EXPECT_EQ(find_parameter(parameter.name), &parameter);
    for (const Parameter& one : kParameters)
      EXPECT_EQ(value_of(settings, one) == value_of(Settings{}, one), &one > &parameter)
          << parameter.name << " leaves " << one.name;
  }
  EXPECT_EQ(find_parameter("volume"), nullptr);
  EXPECT_EQ(parameter_names().front(), "key");
}

TEST(ParameterTable, HasDefaultsThatItAllows) {
  const Settings settings;
  for (const Parameter& parameter : kParameters) {
    const Value value = value_of(settings, parameter);
    if (parameter.is_number()) {
      EXPECT_TRUE(parameter.range.contains(std::get<double>(value))) << parameter.name;
    } else if (parameter.choices != nullptr) {
      EXPECT_EQ(std::ranges::count(parameter.choices(), std::get<std::string>(value)), 1)
          << parameter.name;
    }
  }
}

}  // namespace
}  // namespace auralis::event
