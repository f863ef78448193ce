// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "json/json_reader.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "support/comma_locale.h"

namespace auralis::json {
namespace {

std::string complaint_of(JsonReader& json, const char* text, void (*use)(const JsonReader&)) {
  try {
    json.read(text);
    use(json);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(JsonReader, ReadsFieldsOfEachKind) {
  const support::CommaLocale comma;
  JsonReader json;
  json.read(R"({"name":"a\"b","n":1.5,"i":-3,"list":[1,2.5],"yes":true})");
  EXPECT_EQ(json.text("name"), "a\"b");
  EXPECT_EQ(json.number("n"), 1.5);
  EXPECT_EQ(json.number("i"), -3.0);
  EXPECT_EQ(json.integer("i"), -3);
  EXPECT_EQ(json.numbers("list"), (std::vector<double>{1, 2.5}));
  EXPECT_EQ(json.scalar("n"), "1.5");
  EXPECT_TRUE(json.is_number("n") && json.is_number("i"));
  EXPECT_FALSE(json.is_number("name") || json.is_number("yes") || json.is_number("absent"));
  EXPECT_FALSE(json.optional_number("absent"));
}

TEST(JsonReader, ReadsAListOfObjects) {
  JsonReader json;
  json.read(R"({"list":[{"n":1},{"n":2,"deep":[{"n":3}]}],"none":[],"numbers":[1],"n":4})");
  const auto objects = json.objects("list");
  ASSERT_EQ(objects.size(), 2U);
  EXPECT_EQ(objects[0].integer("n"), 1);
  EXPECT_EQ(objects[1].integer("n"), 2);
  EXPECT_EQ(objects[1].objects("deep").at(0).integer("n"), 3);
  EXPECT_TRUE(json.objects("none").empty());
  EXPECT_THROW((void)json.objects("numbers"), base::Error);
  EXPECT_THROW((void)json.objects("n"), base::Error);
  EXPECT_THROW((void)json.objects("absent"), base::Error);
}

TEST(JsonReader, ReadsAListOfTexts) {
  JsonReader json;
  json.read(R"({"list":["a","\u00fc"],"none":[],"mixed":["a",1],"n":4})");
  EXPECT_EQ(json.texts("list"), (std::vector<std::string_view>{"a", "\u00fc"}));
  EXPECT_TRUE(json.texts("none").empty());
  for (const char* field : {"mixed", "n", "absent"})
    EXPECT_THROW((void)json.texts(field), base::Error) << field;
}

TEST(JsonReader, NamesTheFieldThatIsWrong) {
  JsonReader json;
  EXPECT_EQ(complaint_of(json, R"({"a":1})", [](auto& j) { (void)j.number("b"); }),
            "field b: missing");
  EXPECT_EQ(complaint_of(json, R"({"a":"x"})", [](auto& j) { (void)j.number("a"); }),
            "field a: should be a number");
  EXPECT_EQ(complaint_of(json, R"({"a":1})", [](auto& j) { (void)j.text("a"); }),
            "field a: should be a string");
  EXPECT_EQ(complaint_of(json, "[1]", [](auto&) {}), "not a JSON object");
}

TEST(JsonReader, RefusesWhatIsNoJsonAndGoesOn) {
  JsonReader json;
  for (const char* bad : {"", "{", "{\"a\":}", "{\"a\":1}}", "{\"a\":1,5}", "\xff"})
    EXPECT_THROW(json.read(bad), base::Error) << bad;
  json.read(R"({"a":1})");
  EXPECT_EQ(json.number("a"), 1);
  EXPECT_EQ(complaint_of(json, "play", [](auto&) {}), "not JSON");
  EXPECT_EQ(complaint_of(json, "{\"a\":\"\xff\"}", [](auto&) {}), "not JSON: not UTF-8");
}

}  // namespace
}  // namespace auralis::json
