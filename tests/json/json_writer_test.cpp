// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "json/json_writer.h"

#include <gtest/gtest.h>

#include <limits>

namespace auralis::json {
namespace {

TEST(JsonWriter, KeepsTheOrderAndNests) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("z", 1).field("a", 0.25).field("on", true);
  json.begin_list("list").item(1.5).item("x").end_list();
  json.begin_object("inner").end_object().end_object();
  EXPECT_EQ(out, R"({"z":1,"a":0.25,"on":true,"list":[1.5,"x"],"inner":{}})");
}

TEST(JsonWriter, EscapesWhatJsonCannotHold) {
  std::string out;
  JsonWriter(out).begin_object().field("t", "a\"b\\c\nd\x01").end_object();
  EXPECT_EQ(out, "{\"t\":\"a\\\"b\\\\c\\nd\\u0001\"}");
}

TEST(JsonWriter, WritesNoNumberThatJsonHasNot) {
  std::string out;
  JsonWriter(out).begin_object().field("x", std::numeric_limits<double>::infinity()).end_object();
  EXPECT_EQ(out, R"({"x":null})");
}

}  // namespace
}  // namespace auralis::json
