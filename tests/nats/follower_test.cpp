// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/follower.h"

#include <gmock/gmock.h>

#include "support/fake_clock.h"

namespace auralis::nats {
namespace {

using monitor::Metric;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// An origin of ten frames a chunk and a hundred frames a second, mono, 16 bits; what the follower
/// says.
class FollowerTest : public testing::Test {
 protected:
  static StreamRun run(const std::string& stream, double began, std::uint32_t next) {
    StreamRun run{stream, began};
    run.format.pcm = {pcm::SampleFormat::kS16, {8000}, 1};
    run.format.chunk = {800};
    run.next = next;
    return run;
  }
  void tell(const StreamRun& run) {
    follower.take({station.run(), "", run_message(run)});
    follower.tick();
  }
  static std::string data(std::uint32_t seq) {
    const std::string pcm(1600, 'x');
    return chunk_message({seq, {800LL * seq}, {800}, pcm}, "");
  }
  void chunk(const std::string& stream, std::uint32_t seq) {
    Message message{station.chunk(stream, seq), "", data(seq)};
    if (seq > 0) message.after = std::to_string(seq - 1);
    follower.take(std::move(message));
    follower.tick();
  }
  /// The history has that one, or not.
  void answer(std::uint32_t seq, bool has) {
    const std::string end = "." + std::to_string(seq);
    for (const auto& [subject, reply] : std::exchange(asked, {})) {
      if (!subject.ends_with(end)) {
        asked.emplace_back(subject, reply);
        continue;
      }
      Message message{reply, "", has ? data(seq) : "", has ? 0 : 404};
      if (seq > 0) message.after = std::to_string(seq - 1);
      follower.take_answer(std::move(message));
    }
    follower.tick();
  }
  double value(Metric metric) const { return metrics.value(metric); }

  support::FakeClock clock;
  monitor::Metrics metrics{"stream"};
  base::Log log{"test", base::Log::Level::kQuiet};
  Station station = parse_station("nats://h/tide", "--from");
  std::vector<std::pair<std::string, std::string>> asked;
  std::vector<std::string> said;
  std::vector<std::optional<Seconds>> due;  // of what was sent
  Follower follower{
      station,
      "INBOX",
      Seconds(0.3),
      [this](const std::string& subject, const std::string& reply) {
        asked.emplace_back(subject, reply);
      },
      {[this](const StreamRun& begun) { said.push_back("begin " + begun.stream); },
       [this](const stream::ChunkPtr& sent, const Events&) {
         said.push_back(std::to_string(sent->seq));
         due.push_back(sent->due);
       },
       [this](RunState state) { said.push_back(state == RunState::kEnded ? "ended" : "stopped"); }},
      {clock, metrics, log}};
};

TEST_F(FollowerTest, AsksForTheRunUntilItIsKnown) {
  follower.tick();
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].first, station.ask(station.run()));
  follower.tick();
  EXPECT_EQ(asked.size(), 1U);
  clock.advance(Seconds(1.1));
  follower.tick();
  ASSERT_EQ(asked.size(), 2U);
  follower.take_answer({asked[1].second, "", "", 404});
  follower.take_answer({asked[1].second, "", run_message(run("a", 1, 0))});
  follower.tick();
  EXPECT_THAT(said, ElementsAre("begin a"));
}

TEST_F(FollowerTest, BeginsWithThePast) {
  follower.tick();
  asked.clear();
  tell(run("a", 1, 10));
  chunk("a", 10);
  EXPECT_THAT(said, IsEmpty());
  EXPECT_EQ(asked.size(), 3U);
  answer(9, true);
  answer(8, true);
  answer(7, false);
  EXPECT_THAT(said, ElementsAre("begin a", "8", "9", "10"));
  EXPECT_EQ(value(Metric::kStreamEdgeFetched), 2);
  EXPECT_EQ(value(Metric::kStreamEdgeMissing), 0);
}

TEST_F(FollowerTest, SaysWhenChunksAreDueButThoseOfThePast) {
  tell(run("a", 1, 2));
  answer(1, true);
  answer(0, true);
  for (std::uint32_t seq = 2; seq < 20; ++seq) {
    chunk("a", seq);
    clock.advance(Seconds(0.1));
  }
  ASSERT_EQ(due.size(), 20U);
  for (std::size_t i = 0; i < 12; ++i) EXPECT_FALSE(due[i]) << i;
  for (std::size_t i = 13; i < 20; ++i) {
    ASSERT_TRUE(due[i]) << i;
    EXPECT_NEAR((*due[i] - *due[12]).count(), 0.1 * static_cast<double>(i - 12), 1e-9) << i;
  }
}

TEST_F(FollowerTest, FillsGapsFromTheHistoryAndCountsTheRest) {
  tell(run("a", 1, 0));
  asked.clear();
  chunk("a", 0);
  chunk("a", 2);
  EXPECT_THAT(said, ElementsAre("begin a", "0"));
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].first, station.ask(station.chunk("a", 1)));
  answer(1, true);
  EXPECT_THAT(said, ElementsAre("begin a", "0", "1", "2"));
  chunk("a", 5);
  clock.advance(Seconds(1.6));
  follower.tick();
  EXPECT_EQ(said.back(), "5");
  EXPECT_EQ(value(Metric::kStreamEdgeMissing), 2);
}

TEST_F(FollowerTest, AsksWhatItMissedWhereItHearsNothing) {
  tell(run("a", 1, 0));
  chunk("a", 0);
  asked.clear();
  clock.advance(Seconds(1.1));
  follower.tick();
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].first, station.ask(station.run()));
  follower.take_answer({asked[0].second, "", run_message(run("a", 1, 3))});
  asked.clear();
  follower.tick();
  EXPECT_EQ(asked.size(), 2U) << "1 and 2 were published";
  answer(1, true);
  answer(2, true);
  EXPECT_THAT(said, ElementsAre("begin a", "0", "1", "2"));
}

TEST_F(FollowerTest, FollowsTheLatestRun) {
  tell(run("a", 5, 0));
  chunk("a", 0);
  tell(run("older", 4, 0));
  EXPECT_THAT(said, ElementsAre("begin a", "0"));
  tell(run("b", 6, 0));
  chunk("a", 1);  // of the run before
  chunk("b", 0);
  EXPECT_THAT(said, ElementsAre("begin a", "0", "begin b", "0"));
  clock.advance(Seconds(3.5));
  tell(run("c", 1, 0));
  EXPECT_EQ(said.back(), "begin c") << "b is silent";
  EXPECT_EQ(value(Metric::kStreamEdgeRuns), 3);
}

TEST_F(FollowerTest, TakesNoAnswerToAnotherRunsQuestion) {
  tell(run("a", 1, 3));
  const auto of_a = std::exchange(asked, {});
  tell(run("b", 2, 3));
  ASSERT_FALSE(of_a.empty());
  follower.take_answer({of_a.back().second, "", data(2)});
  follower.tick();
  EXPECT_EQ(value(Metric::kStreamEdgeFetched), 0);
}

TEST_F(FollowerTest, EndsAfterTheLastChunk) {
  tell(run("a", 1, 0));
  chunk("a", 0);
  StreamRun end = run("a", 1, 2);
  end.state = RunState::kEnded;
  tell(end);
  EXPECT_EQ(said.back(), "0") << "1 was published";
  answer(1, true);
  EXPECT_THAT(said, ElementsAre("begin a", "0", "1", "ended"));
  tell(end);
  EXPECT_THAT(said, ElementsAre("begin a", "0", "1", "ended"));
}

TEST_F(FollowerTest, WaitsForAnotherRunWhereOneWasStoppedOrIsOver) {
  StreamRun over = run("a", 1, 0);
  over.state = RunState::kEnded;
  tell(over);
  EXPECT_THAT(said, IsEmpty()) << "who comes late waits";
  tell(run("b", 2, 0));
  StreamRun stopped = run("b", 2, 0);
  stopped.state = RunState::kStopped;
  tell(stopped);
  tell(run("c", 3, 0));
  EXPECT_THAT(said, ElementsAre("begin b", "stopped", "begin c"));
}

TEST_F(FollowerTest, GoesOnAfterWhatIsMalformed) {
  testing::internal::CaptureStderr();
  follower.take({station.run(), "", "nonsense"});
  tell(run("a", 1, 0));
  follower.take({station.chunk("a", 0), "", "no chunk"});
  follower.take({"auralis.tide.stream.chunk.a.x", "", "?"});
  follower.take({"auralis.tide.stream.new", "", "?"});
  follower.tick();
  EXPECT_EQ(value(Metric::kStreamEdgeMissing), 1);
  chunk("a", 1);
  EXPECT_THAT(said, ElementsAre("begin a", "1"));
  const std::string told = testing::internal::GetCapturedStderr();
  EXPECT_THAT(told, HasSubstr("test: tide: the description of the run: "));
  EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 1) << "once";
}

}  // namespace
}  // namespace auralis::nats
