// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/feeds.h"

#include <gmock/gmock.h>

#include <condition_variable>
#include <deque>
#include <mutex>

#include "base/error.h"
#include "codec/sound.h"
#include "stream/fake_peer.h"
#include "stream/http_listener.h"
#include "stream/station.h"

namespace auralis::stream {
namespace {

using support::FakePeer;
using testing::HasSubstr;

/// Tasks that wait to be run: an io thread that is this one.
class Tasks {
 public:
  void post(std::function<void()> task) {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    some_.notify_one();
  }
  /// Runs tasks as they come, until so many are run.
  void run(std::size_t count) {
    for (; count > 0; --count) {
      std::unique_lock lock(mutex_);
      some_.wait(lock, [this] { return !tasks_.empty(); });
      const auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable some_;
  std::deque<std::function<void()>> tasks_;
};

struct TaskQueue {
  Tasks tasks;
};

/// A stream of 100 ms a chunk, a tone, with six seconds of history.
class FeedsTest : public testing::Test, protected TaskQueue, protected support::Station {
 protected:
  FeedsTest()
      : Station(std::make_unique<support::FakeFramer>(), {{}, Frames{4410}, Seconds(6)}, Seconds(2),
                [this](auto task) { tasks.post(std::move(task)); }) {}

  std::string pcm_of(std::uint32_t number) const {
    return support::tone(format.pcm, 4410LL * number, 4410);
  }
  void send(int chunks) {
    for (int i = 0; i < chunks; ++i, ++seq) {
      clock.advance(Seconds(0.1));
      broadcaster.send(std::make_shared<const Chunk>(
          Chunk{seq, Frames{4410LL * seq}, Frames{4410}, pcm_of(seq)}));
    }
  }
  ListenerOptions wants(Subprotocol subprotocol, Start start = {}) const {
    return {subprotocol, false, start};
  }
  /// Payloads of binary messages.
  static std::vector<std::string> binaries(const FakePeer& peer) {
    std::vector<std::string> found;
    for (const auto& message : peer.sent)
      if (message.binary) found.push_back(message.payload);
    return found;
  }
  static std::string together(const FakePeer& peer) {
    std::string all;
    for (const std::string& each : binaries(peer)) all += each;
    return all;
  }
  static std::uint32_t seq_of(const std::string& message) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(message.at(4)));
  }

  FakePeer peer;
  std::uint32_t seq = 0;
};

TEST_F(FeedsTest, EncodesAChunkOnceForAll) {
  Listener first(peer, wants(Subprotocol::kFlac), context);
  FakePeer other;
  Listener second(other, wants(Subprotocol::kFlac), context);
  send(5);
  tasks.run(5);
  ASSERT_EQ(binaries(peer).size(), 5U);
  EXPECT_EQ(peer.messages.back(), other.messages.back()) << "the very same";
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClients), 2) << "the feed itself is none";
}

TEST_F(FeedsTest, SendsFlacThatIsThePcm) {
  Listener listener(peer, wants(Subprotocol::kFlac), context);
  EXPECT_THAT(peer.texts("hello").at(0), HasSubstr(R"("protocol":"auralis.flac.v1")"));
  EXPECT_THAT(peer.texts("hello").at(0), HasSubstr(R"("codec_head":"ZkxhQw)")) << "fLaC in base64";
  send(3);
  tasks.run(3);
  const std::string head = feeds.of(Coding::kFlacChunks, {})->head();
  const auto chunks = binaries(peer);
  ASSERT_EQ(chunks.size(), 3U);
  for (std::uint32_t i = 0; i < 3; ++i) {
    EXPECT_EQ(seq_of(chunks[i]), i);
    std::vector<int> source;
    const std::string pcm = pcm_of(i);
    pcm::widen(std::as_bytes(std::span(pcm)), format.pcm.sample, source);
    EXPECT_EQ(support::decode(head + chunks[i].substr(16)).samples, source);
  }
}

TEST_F(FeedsTest, BeginsWithTheBurstWhereverItIsEncoded) {
  send(30);
  Listener first(peer, wants(Subprotocol::kFlac, {Seconds(1)}), context);
  tasks.run(10);
  ASSERT_EQ(binaries(peer).size(), 10U);
  EXPECT_EQ(seq_of(binaries(peer)[0]), 20U);
  FakePeer late;
  Listener second(late, wants(Subprotocol::kFlac, {Seconds(0.5)}), context);
  ASSERT_EQ(binaries(late).size(), 5U) << "what is encoded is there at once";
  EXPECT_EQ(seq_of(binaries(late)[0]), 25U);
}

TEST_F(FeedsTest, ResumesInACodingWithNothingTwiceAndNothingMissing) {
  {
    Listener listener(peer, wants(Subprotocol::kFlac), context);
    send(10);
    tasks.run(10);
  }
  send(20);  // nobody listens, but it goes on: somebody may come back
  tasks.run(20);
  FakePeer back;
  Listener again(back, wants(Subprotocol::kFlac, {Seconds(0), 9U}), context);
  send(1);
  tasks.run(1);
  const auto chunks = binaries(back);
  ASSERT_EQ(chunks.size(), 21U);
  for (std::uint32_t i = 0; i < 21; ++i) EXPECT_EQ(seq_of(chunks[i]), 10 + i);
}

TEST_F(FeedsTest, GivesOneThatResumesNothingTwiceWhileAnotherCatchesUp) {
  send(30);
  Listener deep(peer, wants(Subprotocol::kFlac, {Seconds(3)}), context);
  FakePeer back;
  Listener again(back, wants(Subprotocol::kFlac, {Seconds(0), 20U}), context);
  tasks.run(30);
  const auto chunks = binaries(back);
  ASSERT_EQ(chunks.size(), 9U);
  EXPECT_EQ(seq_of(chunks[0]), 21U);
}

TEST_F(FeedsTest, EndWhenNobodyHasListenedForAsLongAsTheHistory) {
  const std::weak_ptr<Feed> feed = feeds.of(Coding::kFlacChunks, {});
  clock.advance(Seconds(5.9));
  feeds.tick();
  EXPECT_FALSE(feed.expired());
  clock.advance(Seconds(0.2));
  feeds.tick();
  EXPECT_TRUE(feed.expired());
}

TEST_F(FeedsTest, LetTheLastOnesHearTheEnd) {
  Listener by_socket(peer, wants(Subprotocol::kOpus), context);
  FakePeer player;
  HttpListener by_http(player, {Coding::kOggOpus, {}, {}, false}, context);
  send(20);
  broadcaster.finish(CloseCode::kNormal, "the stream has ended");
  EXPECT_TRUE(peer.texts("end").empty()) << "it is still being encoded";
  tasks.run(2 * 21);
  EXPECT_EQ(peer.texts("end").size(), 1U);
  EXPECT_EQ(peer.closed, CloseCode::kNormal);
  EXPECT_EQ(player.closed, CloseCode::kNormal);
  const auto decoded = support::decode(together(player));
  EXPECT_EQ(decoded.error, "");
  EXPECT_NEAR(static_cast<double>(decoded.frames()) / 48000, 2.0, 0.03) << "all of it";
}

TEST_F(FeedsTest, GivePlayersAFileWhereverTheyJoin) {
  std::size_t running = 0;  // a feed goes on when its players are gone
  for (const Coding coding : {Coding::kFlac, Coding::kOggOpus, Coding::kMp3}) {
    ++running;
    FakePeer early, late;
    HttpListener first(early, {coding, {}, {}, false}, context);
    send(30);
    tasks.run(30 * running);
    HttpListener second(late, {coding, {Seconds(1)}, {}, false}, context);
    send(10);
    tasks.run(10 * running);
    const auto all = support::decode(together(early)), part = support::decode(together(late));
    EXPECT_EQ(all.error + part.error, "");
    EXPECT_NEAR(static_cast<double>(all.frames()) / all.info.samplerate, 4, 0.4);
    EXPECT_NEAR(static_cast<double>(part.frames()) / part.info.samplerate, 2, 0.4);
  }
}

TEST_F(FeedsTest, HangUpOnAPlayerThatReadsTooSlowly) {
  HttpListener listener(peer, {Coding::kPcm, {}, "head", false}, context);
  peer.stuck = true;
  send(7);
  EXPECT_FALSE(peer.dropped) << "its socket takes some";
  send(22);
  EXPECT_TRUE(peer.dropped);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientsCutSlow), 1);
  EXPECT_EQ(peer.sent.at(0).payload, "head");
}

TEST_F(FeedsTest, TellPlayersTheTitleWhereTheyAsk) {
  FakePeer plain;
  HttpListener without(plain, {Coding::kPcm, {}, "head", false}, context);
  HttpListener with(peer, {Coding::kPcm, {}, "head", true}, context);
  send(5);
  EXPECT_THAT(together(peer), HasSubstr("StreamTitle='" + broadcaster.board().title() + "';"));
  EXPECT_EQ(together(plain).find("StreamTitle"), std::string::npos);
}

TEST_F(FeedsTest, AreMadeAnewForAnotherRun) {
  Listener listener(peer, wants(Subprotocol::kFlac), context);
  StreamFormat other = format;
  other.pcm.rate = {48000};
  other.chunk = {4800};
  broadcaster.begin_run(other, "another");
  EXPECT_EQ(peer.closed, CloseCode::kAnotherRun);
  FakePeer next;
  Listener again(next, wants(Subprotocol::kFlac), context);
  const std::string pcm = support::tone(other.pcm, 0, 4800);
  broadcaster.send(std::make_shared<const Chunk>(Chunk{0, {0}, {4800}, pcm}));
  tasks.run(1);
  ASSERT_EQ(binaries(next).size(), 1U);
  const std::string head = feeds.of(Coding::kFlacChunks, {})->head();
  EXPECT_EQ(support::decode(head + binaries(next)[0].substr(16)).info.samplerate, 48000);
}

TEST_F(FeedsTest, RefuseACodingThatCannotHoldTheStream) {
  StreamFormat other = format;
  other.pcm.channels = 4;
  broadcaster.begin_run(other, "another");
  EXPECT_THROW(static_cast<void>(feeds.of(Coding::kOpusChunks, {})), base::Error);
}

}  // namespace
}  // namespace auralis::stream
