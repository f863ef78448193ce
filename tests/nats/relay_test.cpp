// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// An origin and edges with a real server between them.
#include <gmock/gmock.h>

#include <chrono>
#include <future>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "nats/follower.h"
#include "nats/nats_server.h"
#include "nats/publisher.h"

namespace auralis::nats {
namespace {

using namespace std::chrono_literals;
using monitor::Metric;

/// Hands on to a follower, as Edge does, and keeps the order in which chunks came.
class Listening {
 public:
  Listening(const Connection::Settings& settings, monitor::Metrics& metrics, const base::Log& log)
      : connection_(settings, metrics, log),
        inbox_(connection_.new_inbox()),
        follower_(
            settings.station, inbox_, Seconds(10),
            [this](const std::string& subject, const std::string& reply) {
              if (connection_.connected()) static_cast<void>(connection_.publish({subject, reply}));
            },
            {[](const StreamRun&) {},
             [this](const stream::ChunkPtr& chunk, const Events&) { seqs_.push_back(chunk->seq); },
             [](RunState) {}},
            {clock_, metrics, log}) {
    connection_.subscribe(inbox_ + ".>", [this](Message message) {
      const std::lock_guard lock(mutex_);
      follower_.take_answer(std::move(message));
    });
    connection_.subscribe(settings.station.all(), [this](Message message) {
      const std::lock_guard lock(mutex_);
      follower_.take(std::move(message));
    });
  }
  ~Listening() { connection_.shut(); }

  /// Waits for so many, and gives them.
  std::vector<std::uint32_t> wait_for(std::size_t count) {
    for (int i = 0; i < 2000; ++i) {
      {
        const std::lock_guard lock(mutex_);
        follower_.tick();
        if (seqs_.size() >= count) return seqs_;
      }
      std::this_thread::sleep_for(10ms);
    }
    ADD_FAILURE() << "waited in vain for " << count << ", have " << seqs_.size();
    return {};
  }
  void wait_until_connected(int times) const {
    for (int i = 0; connection_.times_connected() < times && i < 2000; ++i)
      std::this_thread::sleep_for(10ms);
    EXPECT_EQ(connection_.times_connected(), times);
  }

 private:
  base::SteadyClock clock_;
  Connection connection_;
  const std::string inbox_;
  std::mutex mutex_;  // guards what follows
  std::vector<std::uint32_t> seqs_;
  Follower follower_;
};

class RelayTest : public testing::Test {
 protected:
  void describe() { publisher.publish({nullptr, run_message(run)}); }
  void send(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      auto chunk = std::make_shared<stream::Chunk>();
      chunk->seq = run.next;
      chunk->frames = {441};
      chunk->first = {441LL * run.next};
      chunk->pcm.assign(441 * 4, static_cast<char>(run.next));
      const std::optional<std::uint32_t> after =
          run.next > 0 ? std::optional(run.next - 1) : std::nullopt;
      publisher.publish({std::move(chunk), "", after});
      ++run.next;
    }
    describe();
  }
  static std::vector<std::uint32_t> up_to(std::uint32_t end) {
    std::vector<std::uint32_t> seqs(end);
    for (std::uint32_t i = 0; i < end; ++i) seqs[i] = i;
    return seqs;
  }
  Connection::Settings settings() const {
    return {parse_station(server.url("tide"), "--from"), "", ""};
  }

  support::NatsServer server;
  monitor::Metrics metrics{"stream"};
  base::Log log{"test", base::Log::Level::kQuiet};
  base::SteadyClock clock;
  StreamRun run = [] {
    StreamRun made{"run1", 1};
    made.format.chunk = {441};
    return made;
  }();
  Connection connection{settings(), metrics, log};
  Publisher publisher{connection, {"run1", {Seconds(60), 10 << 20}, 100}, clock, metrics, log};
};

TEST_F(RelayTest, AnEdgeGetsEveryChunkInOrder) {
  Listening edge(settings(), metrics, log);
  describe();
  send(50);
  EXPECT_EQ(edge.wait_for(50), up_to(50));
  publisher.drain(Seconds(5));
  EXPECT_EQ(metrics.value(Metric::kStreamPublishWaiting), 0) << "the history has all";
  EXPECT_EQ(metrics.value(Metric::kStreamEdgeMissing), 0);
}

TEST_F(RelayTest, AnEdgeThatComesLateHasThePast) {
  send(50);
  publisher.drain(Seconds(5));
  Listening late(settings(), metrics, log);
  EXPECT_EQ(late.wait_for(50), up_to(50));
  EXPECT_EQ(metrics.value(Metric::kStreamEdgeFetched), 50);
}

TEST_F(RelayTest, NothingIsLostWhileTheServerIsAway) {
  Listening edge(settings(), metrics, log);
  describe();
  send(20);
  EXPECT_EQ(edge.wait_for(20), up_to(20));
  publisher.drain(Seconds(5));
  server.kill();
  send(30);
  server.start();
  edge.wait_until_connected(2);
  EXPECT_EQ(edge.wait_for(50), up_to(50));
  send(10);
  EXPECT_EQ(edge.wait_for(60), up_to(60));
  EXPECT_EQ(metrics.value(Metric::kStreamPublishDropped), 0);
  EXPECT_EQ(metrics.value(Metric::kStreamEdgeMissing), 0);
}

TEST_F(RelayTest, WhatIsTooOldIsCountedAndLeftOut) {
  Listening edge(settings(), metrics, log);
  describe();
  send(1);
  EXPECT_EQ(edge.wait_for(1), up_to(1));
  publisher.drain(Seconds(5));
  server.kill();
  while (connection.connected()) std::this_thread::sleep_for(10ms);
  send(130);  // 100 are kept
  EXPECT_EQ(metrics.value(Metric::kStreamPublishDropped), 30);
  server.start();
  const auto seqs = edge.wait_for(101);
  EXPECT_EQ(seqs.at(1), 31U);
  EXPECT_EQ(seqs.back(), 130U);
  EXPECT_EQ(metrics.value(Metric::kStreamEdgeMissing), 30);
}

TEST_F(RelayTest, TheHistoryIsMadeAnewWhereTheServerForgotIt) {
  send(5);
  publisher.drain(Seconds(5));
  support::NatsServer& same = server;
  same.kill();
  same.forget();
  same.start();
  send(5);
  publisher.drain(Seconds(20));
  EXPECT_EQ(metrics.value(Metric::kStreamPublishWaiting), 0);
  Listening late(settings(), metrics, log);
  EXPECT_EQ(late.wait_for(5).back(), 9U);
}

}  // namespace
}  // namespace auralis::nats
