// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/listener_table.h"

#include <gmock/gmock.h>

#include "support/fake_clock.h"

namespace auralis::stream {
namespace {

using base::Seconds;
using testing::HasSubstr;

/// A report of a listener with so many ms, at a tier.
Report report_of(double buffer_ms, double tier, double underruns) {
  return {buffer_ms / 1e3, 0.002, underruns, tier};
}

class TroubleTest : public testing::Test {
 protected:
  /// Reports every two seconds, each with so many underruns more than the one before.
  void report(int times, double buffer_ms, double tier, double underruns_more = 0) {
    for (int i = 0; i < times; ++i) {
      now += Seconds(2);
      underruns += underruns_more;
      trouble.note(report_of(buffer_ms, tier, underruns), now);
    }
  }

  ListenerTrouble trouble;
  Seconds now{1000};
  double underruns = 7;  // of an earlier connection
};

TEST_F(TroubleTest, AGoodLineHasNone) {
  report(100, 300, 0);
  EXPECT_FALSE(trouble.since());
  report(1, 300, 0, 1);
  report(40, 800, 1);
  report(1, 800, 1, 1);
  EXPECT_FALSE(trouble.since()) << "two underruns, more than a minute apart";
}

TEST_F(TroubleTest, IsUnderrunsThatRise) {
  report(3, 300, 0);
  report(1, 100, 0, 1);
  EXPECT_FALSE(trouble.since());
  const Seconds first = now;
  report(1, 100, 0, 1);
  ASSERT_TRUE(trouble.since());
  EXPECT_EQ(*trouble.since(), first);
  EXPECT_EQ(trouble.kind(), "underruns");
  report(14, 800, 1);
  EXPECT_TRUE(trouble.since());
  report(1, 800, 1);
  EXPECT_FALSE(trouble.since()) << "half a minute later";
  EXPECT_EQ(trouble.kind(), "");
}

TEST_F(TroubleTest, IsManyUnderrunsAtOnce) {
  report(1, 300, 0);
  report(1, 300, 0, 1e9);
  EXPECT_TRUE(trouble.since());
}

TEST_F(TroubleTest, IsABufferThatStaysLow) {
  report(5, 290, 1);  // of 600
  EXPECT_FALSE(trouble.since());
  report(1, 310, 1);
  report(5, 290, 1);
  EXPECT_FALSE(trouble.since()) << "it was better in between";
  const Seconds tenth = now - Seconds(8);
  report(1, 290, 1);
  ASSERT_TRUE(trouble.since());
  EXPECT_EQ(*trouble.since(), tenth);
  EXPECT_EQ(trouble.kind(), "a low buffer");
  report(15, 290, 1);
  EXPECT_EQ(*trouble.since(), tenth) << "it goes on";
  report(15, 600, 1);
  EXPECT_FALSE(trouble.since());
}

// A page that has learnt that its line is good aims at less than the first tier's half.
TEST_F(TroubleTest, IsNoLowBufferWhereLittleIsAimedAt) {
  for (int i = 0; i < 20; ++i, now += Seconds(2)) trouble.note({0.1, 0.001, 0, 0, 0.15}, now);
  EXPECT_FALSE(trouble.since());
  for (int i = 0; i < 20; ++i, now += Seconds(2)) trouble.note({0.07, 0.001, 0, 0, 0.15}, now);
  EXPECT_TRUE(trouble.since());
}

TEST_F(TroubleTest, IsChunksThatAreDropped) {
  trouble.note_drop(now);
  EXPECT_EQ(trouble.since(), now);
  trouble.look(now + Seconds(29));
  EXPECT_TRUE(trouble.since());
  trouble.look(now + Seconds(30));
  EXPECT_FALSE(trouble.since());
}

TEST(DepthOfTier, IsThePages) {
  EXPECT_EQ(depth_of_tier(0), Seconds(0.3));
  EXPECT_EQ(depth_of_tier(1), Seconds(0.6));
  EXPECT_EQ(depth_of_tier(2), Seconds(0.9));
  EXPECT_EQ(depth_of_tier(3), Seconds(1.2));
  EXPECT_EQ(depth_of_tier(100), Seconds(1.2));
}

TEST(NameOfTier, IsThePages) {
  EXPECT_STREQ(name_of_tier(0), "minimal");
  EXPECT_STREQ(name_of_tier(1), "normal");
  EXPECT_STREQ(name_of_tier(2), "stable");
  EXPECT_STREQ(name_of_tier(100), "defensive");
}

class ListenerTableTest : public testing::Test {
 protected:
  std::unique_ptr<ListenerRow> join(const std::string& address) {
    return table.join(address, "auralis.pcm.v1", counts.add(address));
  }
  /// What went to standard error meanwhile.
  template <class Body>
  static std::string said(const Body& body) {
    testing::internal::CaptureStderr();
    body();
    return testing::internal::GetCapturedStderr();
  }

  support::FakeClock clock;
  monitor::Metrics metrics{"stream"};
  base::Log log{"test"};
  AddressCounts counts;
  ListenerTable table{clock, metrics, log};
};

TEST_F(ListenerTableTest, HasARowForEachAndNoneForThoseWhoLeft) {
  auto first = join("203.0.113.7");
  const auto second = join("");
  clock.advance(Seconds(12));
  first->take(report_of(290, 1, 4));
  first->note_queue(3);
  const auto lines = table.text();
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0], "2 listening, 0 in trouble");
  EXPECT_THAT(lines[2],
              testing::MatchesRegex("203.0.113.7 +auralis.pcm.v1 +12 +290 +2 +1 +4 +3 +0"));
  EXPECT_THAT(lines[3], testing::MatchesRegex("unknown +auralis.pcm.v1 +12 +- +- +- +- +0 +0"));
  EXPECT_EQ(counts.count("203.0.113.7"), 1);
  first.reset();
  EXPECT_EQ(counts.count("203.0.113.7"), 0);
  ASSERT_EQ(table.rows().size(), 1U);
  EXPECT_EQ(table.rows().front(), second.get());
}

TEST_F(ListenerTableTest, WarnsOnceOfOneThatHearsBadly) {
  const auto row = join("203.0.113.7");
  const std::string line = said([&] {
    for (int i = 0; i < 20; ++i) {
      clock.advance(Seconds(2));
      row->take(report_of(120, 1, i));
      table.tick();
    }
  });
  EXPECT_EQ(line,
            "test: listener 203.0.113.7 (auralis.pcm.v1) hears badly: underruns since 2 s, 120 ms "
            "buffered at tier 1 (normal), underruns 2, dropped 0, listening for 6 s\n");
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientsInTrouble), 1);
  EXPECT_THAT(table.text().back(), HasSubstr("trouble: underruns"));
  EXPECT_EQ(said([&] {
              clock.advance(Seconds(30));
              table.tick();
            }),
            "");
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientsInTrouble), 0);
}

TEST_F(ListenerTableTest, ManyAtOnceHaveOneLine) {
  std::vector<std::unique_ptr<ListenerRow>> rows;
  for (int i = 0; i < 50; ++i) rows.push_back(join("203.0.113." + std::to_string(i)));
  const std::string lines = said([&] {
    for (const auto& row : rows) row->note_dropped(1);
  });
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 1);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientsInTrouble), 50);
  clock.advance(Seconds(10));
  const auto late = join("203.0.113.99");
  EXPECT_THAT(said([&] { late->note_dropped(2); }),
              testing::EndsWith("dropped 2, listening for 0 s (and 49 more before it)\n"));
  rows.clear();
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientsInTrouble), 1);
}

TEST_F(ListenerTableTest, SaysWhenAllHaveGone) {
  auto row = join("203.0.113.7");
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClients), 1);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientsServed), 1);
  row.reset();
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClients), 0);
  EXPECT_FALSE(table.all_gone().is_set()) << "others may join";
  row = join("203.0.113.7");
  table.close();
  EXPECT_FALSE(table.all_gone().is_set());
  row.reset();
  EXPECT_TRUE(table.all_gone().is_set());
}

}  // namespace
}  // namespace auralis::stream
