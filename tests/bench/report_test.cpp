// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/json_reader.h"
#include "support/comma_locale.h"

namespace auralis::bench {
namespace {

using testing::HasSubstr;

Report sample_report() {
  Report report("synth", {"A \"fast\" CPU", 2});
  report.engine("fused renderer on cpu");
  report.subject("4 voices");
  report.times("block", "block", summarize({0.001, 0.002, 0.0035}));
  report.count("runs", "runs", 1);
  report.number("x_real_time", "x real time", 123.456789);
  report.number("peak_rss_bytes", "peak memory", 3.5 * (1 << 20), Unit::kMebibytes);
  report.text("load", "load", "pad");
  report.flag("effects", "effects", true);
  return report;
}

TEST(Report, IsOneFlatObject) {
  const support::CommaLocale comma;
  const std::string text = sample_report().json();
  EXPECT_EQ(text.find('\n'), text.size() - 1);
  json::JsonReader json;
  json.read(text);
  EXPECT_EQ(json.text("bench"), "synth");
  EXPECT_EQ(json.text("cpu"), "A \"fast\" CPU");
  EXPECT_EQ(json.integer("cores"), 2);
  EXPECT_EQ(json.text("engine"), "fused renderer on cpu");
  EXPECT_EQ(json.integer("block_count"), 3);
  EXPECT_EQ(json.number("block_min_seconds"), 0.001);
  EXPECT_EQ(json.number("block_p50_seconds"), 0.002);
  EXPECT_EQ(json.number("block_p99_seconds"), 0.0035);
  EXPECT_EQ(json.number("block_p99_9_seconds"), 0.0035);
  EXPECT_EQ(json.number("x_real_time"), 123.456789);
  EXPECT_EQ(json.number("peak_rss_bytes"), 3670016);
  EXPECT_EQ(json.scalar("effects"), "true");
  EXPECT_EQ(json.scalar("passed"), "true");
  EXPECT_FALSE(json.has("failure"));
}

TEST(Report, TableNamesMachineFirstAndUnitsInHeads) {
  const std::string table = sample_report().table();
  EXPECT_TRUE(table.starts_with("machine: A \"fast\" CPU, 2 cores; fused renderer on cpu\n"));
  EXPECT_THAT(table, HasSubstr("time [ms]"));
  EXPECT_THAT(table, HasSubstr("peak memory [MiB]"));
  EXPECT_THAT(table, HasSubstr("  3.5\n"));
}

TEST(Report, SaysWhyItFailed) {
  Report report = sample_report();
  EXPECT_TRUE(report.passed());
  report.fail("one thing");
  report.fail("another");
  EXPECT_FALSE(report.passed());
  EXPECT_THAT(report.table(), HasSubstr("FAILED: one thing; another"));
  json::JsonReader json;
  json.read(report.json());
  EXPECT_EQ(json.text("failure"), "one thing; another");
}

}  // namespace
}  // namespace auralis::bench
