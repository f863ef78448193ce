// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "toml/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "base/error.h"

namespace auralis::toml {
namespace {

template <typename Use>
std::string complaint_of(std::string_view toml, Use use) {
  try {
    auto table = parse(toml, "glass.toml");
    use(table);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(TomlTable, GivesFieldsOrTheirDefaults) {
  auto root = parse("name = 'glass'\n[filter]\ncutoff = 800\nshape = 'low'\n", "glass.toml");
  EXPECT_EQ(root.text("name", "none"), "glass");
  auto filter = root.table("filter");
  EXPECT_EQ(filter.number("cutoff", 1, 20, 20000), 800);
  EXPECT_EQ(filter.number("resonance", 0.2, 0, 1), 0.2);
  EXPECT_EQ(filter.choice("shape", 0, {"high", "low"}), 1);
  EXPECT_EQ(root.table("absent").number("x", 3, 0, 9), 3);
  EXPECT_NO_THROW(root.refuse_unknown());
  EXPECT_NO_THROW(filter.refuse_unknown());
}

TEST(TomlTable, SaysFileLineAndField) {
  EXPECT_EQ(complaint_of("[filter]\n\nresonance = 1.4\n",
                         [](auto& t) { (void)t.table("filter").number("resonance", 0, 0, 1); }),
            "glass.toml:3: filter.resonance: 1.4 is outside 0..1");
  EXPECT_EQ(complaint_of("cutof = 1\n", [](auto& t) { t.refuse_unknown(); }),
            "glass.toml:1: cutof: no such field");
  EXPECT_EQ(complaint_of("shape = 'mid'\n",
                         [](auto& t) {
                           (void)t.choice("shape", 0, {"high", "low"});
                         }),
            "glass.toml:1: shape: 'mid' is none of high, low");
  EXPECT_EQ(complaint_of("x = 'text'\n", [](auto& t) { (void)t.number("x", 0, 0, 1); }),
            "glass.toml:1: x: should be a number");
  EXPECT_THAT(complaint_of("x = \n", [](auto&) {}), testing::StartsWith("glass.toml:1:"));
  for (const char* no_number : {"x = nan\n", "x = -inf\n", "x = true\n"})
    EXPECT_EQ(complaint_of(no_number, [](auto& t) { (void)t.number("x", 0, 0, 1); }),
              "glass.toml:1: x: should be a number");
  EXPECT_EQ(complaint_of("x = 1e300\n", [](auto& t) { (void)t.number("x", 0, 0, 1); }),
            "glass.toml:1: x: 1e+300 is outside 0..1");
}

TEST(TomlTable, TellsWhatWasWrittenWronglyFromWhatCannotBeRead) {
  const auto fault_of = [](auto use) {
    try {
      use();
    } catch (const base::Error& error) {
      return std::optional(error.fault());
    }
    return std::optional<base::Fault>();
  };
  EXPECT_EQ(fault_of([] { parse("x = 1\n", "f").refuse_unknown(); }), base::Fault::kUsage);
  EXPECT_EQ(fault_of([] { (void)parse("x = \n", "f"); }), base::Fault::kUsage);
  EXPECT_EQ(fault_of([] { (void)parse(std::string(2000, '#'), "f"); }), base::Fault::kUsage);
  EXPECT_EQ(fault_of([] { (void)read_file("/dev/zero"); }), base::Fault::kUsage);
  EXPECT_EQ(fault_of([] { (void)read_file("/nowhere/f.toml"); }), base::Fault::kWork);
  EXPECT_EQ(fault_of([] { (void)read_file("/"); }), base::Fault::kWork);
}

// A table of 32,000 names, each in the one before, overran the stack.
TEST(TomlTable, RefusesLinesThatNobodyWrites) {
  std::string deep = "[a";
  for (int i = 0; i < 32000; ++i) deep += ".a";
  EXPECT_EQ(complaint_of("x = 1\n" + deep + "]\n", [](auto&) {}),
            "glass.toml:2: longer than 1024 bytes");
  EXPECT_EQ(complaint_of(deep.substr(0, 1022) + "]\nx = 1\n",
                         [](auto& t) { EXPECT_EQ(t.fields().size(), 1U); }),
            "");
}

std::string reading(const std::string& path) {
  try {
    (void)read_file(path);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

// An empty file, which takes every default, could not be read; and one without an end was read
// until memory ran out.
TEST(TomlTable, ReadsFilesOfAnyLengthThatPeopleWrite) {
  EXPECT_EQ(reading("/dev/null"), "");
  EXPECT_EQ(reading("/dev/zero"), "zero: longer than 65536 bytes");
  EXPECT_EQ(reading("/nowhere"), "cannot open /nowhere: No such file or directory");
  EXPECT_EQ(reading("/"), "cannot read /: Is a directory");
}

}  // namespace
}  // namespace auralis::toml
