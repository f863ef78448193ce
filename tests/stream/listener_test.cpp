// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/listener.h"

#include <gmock/gmock.h>

#include "stream/fake_peer.h"
#include "stream/running_clock.h"
#include "stream/station.h"

namespace auralis::stream {
namespace {

using support::FakePeer;
using testing::HasSubstr;

/// A stream of ten frames a chunk and a hundred frames a second, mono, 16 bits.
class ListenerTest : public testing::Test, protected support::Station {
 protected:
  ListenerTest()
      : Station(std::make_unique<support::FakeFramer>(),
                {{pcm::SampleFormat::kS16, {100}, 1}, Frames{10}, Seconds(6)}) {}

  void send_chunks(int n) {
    for (int i = 0; i < n; ++i) {
      clock.advance(Seconds(0.1));
      Chunk chunk{seq, Frames{10LL * seq}, Frames{10}, std::string(20, 'x')};
      ++seq;
      broadcaster.send(std::make_shared<const Chunk>(std::move(chunk)));
    }
  }
  void add(double t, decltype(event::Event::what) what) {
    EXPECT_TRUE(timeline.add({Seconds(t), std::move(what)}));
  }

  [[nodiscard]] int chunks_made() const {
    return static_cast<const support::FakeFramer&>(*framer).chunks_made;
  }

  FakePeer peer;
  std::uint32_t seq = 0;
};

TEST_F(ListenerTest, SharesOneMessageAChunk) {
  FakePeer others[3];
  std::vector<std::unique_ptr<Listener>> listeners;
  for (FakePeer& other : others)
    listeners.push_back(std::make_unique<Listener>(other, ListenerOptions(), context));
  send_chunks(5);
  EXPECT_EQ(chunks_made(), 5);
  for (const FakePeer& other : others) {
    EXPECT_EQ(other.chunks(), 5U);
    EXPECT_EQ(other.messages.back(), others[0].messages.back()) << "the very same";
  }
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClients), 3);
  listeners.clear();
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClients), 0);
}

TEST_F(ListenerTest, IsToldWhenFramesAreDue) {
  ListenerOptions options;
  options.anchors = true;
  FakePeer other_peer;
  const Listener other(other_peer, {}, context);
  Listener listener(peer, options, context);
  for (const double late : {0.0, 3.0})
    broadcaster.send(std::make_shared<const Chunk>(
        Chunk{seq++, Frames{10LL * seq}, Frames{10}, "x", clock.now() + Seconds(late)}));
  EXPECT_EQ(peer.texts("anchor").size(), 2U);
  EXPECT_EQ(peer.sent[1].payload, peer.texts("anchor")[0]) << "before its chunk";
  EXPECT_EQ(other_peer.texts("anchor").size(), 0U) << "it did not ask";
}

TEST_F(ListenerTest, GetsNoChunkTwiceFromAServerThatIsBehind) {
  send_chunks(3);
  Listener listener(peer, {Subprotocol::kBinary, false, Seconds(0), 4U}, context);
  send_chunks(2);
  EXPECT_EQ(peer.chunks(), 0U) << "3 and 4 came from another one";
  send_chunks(1);
  ASSERT_EQ(peer.chunks(), 1U);
  EXPECT_EQ(peer.sent.back().payload[4], 5);
}

TEST_F(ListenerTest, IsSentAwayWhereAnotherRunBegins) {
  send_chunks(3);
  Listener listener(peer, {}, context);
  StreamFormat other = format;
  other.pcm.channels = 2;
  broadcaster.begin_run(other, "another");
  EXPECT_EQ(peer.closed, CloseCode::kAnotherRun);
  EXPECT_TRUE(peer.texts("end").empty()) << "there is a reason to come back";
  EXPECT_EQ(broadcaster.stream_id(), "another");
  EXPECT_EQ(broadcaster.format().pcm.channels, 2);
  EXPECT_TRUE(broadcaster.past({Seconds(5)}).packets.empty());
  EXPECT_EQ(broadcaster.trouble(), "no PCM has come yet");
}

TEST_F(ListenerTest, IsGivenTheEventsThatCameWithAChunk) {
  Listener listener(peer, {}, context);
  broadcaster.send(std::make_shared<const Chunk>(Chunk{7, Frames{70}, Frames{10}, "x"}),
                   {{Frames{74}, {Seconds(0.74), event::Control{"bpm", 72.0}}}});
  ASSERT_EQ(peer.texts("control").size(), 1U);
  EXPECT_THAT(peer.texts("control")[0], HasSubstr(R"("frame":74,"param":"bpm","value":72)"));
}

TEST_F(ListenerTest, IsToldLaterOfARefusalFurtherOnWhileItIsThere) {
  struct FarAway final : ControlOutlet {
    std::optional<Refusal> pass(const Steer&, Refused later) override {
      refused.push_back(std::move(later));
      return std::nullopt;
    }
    std::vector<Refused> refused;
  } outlet;
  Steering far{board, &outlet, metrics};
  ListenerContext with_far{broadcaster, feeds, table, far, *framer, clock, metrics, Seconds(2)};
  auto listener = std::make_unique<Listener>(
      peer, ListenerOptions{Subprotocol::kBinary, true, Seconds(0), {}}, with_far);
  const std::string ask = R"({"type":"control","param":"bpm","value":72})";
  listener->on_text(ask);
  listener->on_text(ask);
  ASSERT_EQ(outlet.refused.size(), 2U);
  EXPECT_TRUE(peer.texts("error").empty());
  outlet.refused[0]({"busy", "later"});
  ASSERT_EQ(peer.texts("error").size(), 1U);
  EXPECT_EQ(peer.texts("error")[0],
            R"({"type":"error","code":"busy","message":"later","param":"bpm"})");
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamControlsRefused), 1);
  listener.reset();
  outlet.refused[1]({"busy", "too late"});
  EXPECT_EQ(peer.texts("error").size(), 1U);
}

TEST_F(ListenerTest, LetsANumberTakeItsTime) {
  struct Composer final : ControlOutlet {
    std::optional<Refusal> pass(const Steer& steer, Refused) override {
      passed.push_back(steer);
      return std::nullopt;
    }
    std::vector<Steer> passed;
  } outlet;
  Steering near{board, &outlet, metrics};
  ListenerContext with_outlet{broadcaster, feeds, table, near, *framer, clock, metrics, Seconds(2)};
  Listener listener(peer, ListenerOptions{Subprotocol::kBinary, true, Seconds(0), {}}, with_outlet);
  listener.on_text(R"({"type":"control","param":"bpm","value":72,"over":30})");
  ASSERT_EQ(outlet.passed.size(), 1U);
  EXPECT_EQ(outlet.passed[0].over, Seconds(30));
  listener.on_text(R"({"type":"control","param":"bpm","value":72,"over":-1})");
  listener.on_text(R"({"type":"control","param":"key","value":"own","over":3})");
  EXPECT_EQ(outlet.passed.size(), 1U);
  ASSERT_EQ(peer.texts("error").size(), 2U);
  EXPECT_THAT(peer.texts("error")[0], HasSubstr("field over"));
  EXPECT_THAT(peer.texts("error")[1], HasSubstr("only numbers"));
}

TEST_F(ListenerTest, ResumesAfterTheLastChunkThatCame) {
  const auto first_and_count = [&](std::uint32_t after) {
    FakePeer far;
    Listener listener(far, {Subprotocol::kBinary, false, {Seconds(5), after}}, context);
    return far.chunks() == 0 ? std::pair{-1, std::size_t{0}}
                             : std::pair{static_cast<int>(far.sent[1].payload[4]), far.chunks()};
  };
  send_chunks(80);  // the last 60 are kept
  EXPECT_EQ(first_and_count(60), (std::pair{61, std::size_t{19}}));
  EXPECT_EQ(first_and_count(78), (std::pair{79, std::size_t{1}}));
  EXPECT_EQ(first_and_count(79), (std::pair{-1, std::size_t{0}})) << "it has all";
  EXPECT_EQ(first_and_count(3), (std::pair{20, std::size_t{60}})) << "what is left of it";
  EXPECT_EQ(first_and_count(1000), (std::pair{-1, std::size_t{0}})) << "it never came";

  seq = 0xFFFFFFFE;
  send_chunks(4);
  FakePeer far;
  Listener listener(far, {Subprotocol::kBinary, false, {Seconds(0), 0xFFFFFFFF}}, context);
  EXPECT_EQ(far.chunks(), 2U) << "sequence numbers wrap";
}

TEST_F(ListenerTest, GreetsThenSendsTheBurst) {
  send_chunks(80);
  Listener listener(peer, {Subprotocol::kBinary, false, {Seconds(0.55)}}, context);
  EXPECT_THAT(peer.sent.front().payload, HasSubstr(R"("type":"hello")"));
  EXPECT_EQ(peer.chunks(), 5U) << "whole chunks within the burst";
  EXPECT_EQ(static_cast<int>(peer.sent.back().payload[4]), 79);
  FakePeer deep;
  Listener other(deep, {Subprotocol::kBinary, false, {kMostBurst}}, context);
  EXPECT_EQ(deep.chunks(), 50U);
}

TEST_F(ListenerTest, SendsTextsBeforeTheirChunk) {
  Listener listener(peer, {Subprotocol::kJson}, context);
  event::Note note;
  note.pitch = 62;
  add(0.05, note);
  add(0.12, event::Control{"bpm", 72.0});
  send_chunks(2);
  ASSERT_EQ(peer.sent.size(), 5U);
  EXPECT_THAT(peer.sent[1].payload, HasSubstr(R"("type":"note","frame":5)"));
  EXPECT_THAT(peer.sent[2].payload, HasSubstr(R"("type":"chunk","seq":0)"));
  EXPECT_THAT(peer.sent[3].payload, HasSubstr(R"("param":"bpm","value":72)"));
  EXPECT_THAT(broadcaster.hello(Subprotocol::kJson, false), HasSubstr(R"("value":72)"));
}

TEST_F(ListenerTest, TellsOfChunksThatWereLeftOutWhatIsStillTrue) {
  Listener listener(peer, ListenerOptions(), context);
  event::Note over, sounding;
  over.duration = Seconds(0.2);
  sounding.duration = Seconds(2);
  add(0.15, over);
  add(0.16, sounding);
  add(0.17, event::Control{"bpm", 72.0});
  send_chunks(1);
  seq = 10;
  send_chunks(1);
  EXPECT_EQ(peer.texts("control").size(), 1U);
  EXPECT_EQ(peer.texts("note").size(), 1U);
}

TEST_F(ListenerTest, TellsThoseWhoAreHereWhatAPieceOffers) {
  Listener listener(peer, ListenerOptions(), context);
  EXPECT_THAT(peer.sent[0].payload, HasSubstr(R"({"param":"bpm")")) << "hello has the table";
  event::Header header;
  header.settings.mood = "own";
  add(0, header);
  add(0, event::Offer{"mood", std::vector<std::string>{"own", "tide"}});
  send_chunks(1);
  ASSERT_EQ(peer.sent.size(), 1 + event::kParameters.size() + 2);
  const std::string offer = peer.sent[peer.sent.size() - 2].payload;
  EXPECT_EQ(
      offer,
      R"({"type":"offer","controls":[{"param":"mood","value":"own","values":["own","tide"]}]})")
      << "behind the controls, before the chunk";
  EXPECT_THAT(broadcaster.hello(Subprotocol::kJson, false),
              HasSubstr(offer.substr(16, offer.size() - 17)));
  add(0.1, header);
  send_chunks(1);
  EXPECT_THAT(peer.sent[peer.sent.size() - 2].payload,
              testing::AllOf(HasSubstr(R"({"type":"offer")"), HasSubstr(R"({"param":"bpm")")))
      << "the next piece offers nothing of its own: the table holds again";
}

TEST_F(ListenerTest, DropsTheOldestForOneThatIsStuckAndThenCutsIt) {
  peer.stuck = true;
  peer.buffered = 1 << 20;
  Listener listener(peer, ListenerOptions(), context);
  FakePeer well;
  Listener other(well, ListenerOptions(), context);
  add(0.05, event::Control{"bpm", 72.0});
  send_chunks(20);  // two seconds: as far as it may lag
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamChunksDropped), 0);
  send_chunks(5);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamChunksDropped), 5);
  EXPECT_EQ(peer.texts("control").size(), 1U) << "a control is never dropped";
  EXPECT_FALSE(peer.closed);
  send_chunks(10);
  EXPECT_EQ(peer.closed, CloseCode::kTooSlow);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientsCutSlow), 1);
  send_chunks(10);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientsCutSlow), 1) << "once";
  EXPECT_EQ(well.chunks(), 45U);
  EXPECT_FALSE(well.closed);
}

TEST_F(ListenerTest, ForgivesOneThatCatchesUp) {
  Listener listener(peer, ListenerOptions(), context);
  for (int i = 0; i < 10; ++i) {
    peer.buffered = 1 << 20;
    send_chunks(24);
    peer.buffered = 0;
    listener.on_written();
  }
  EXPECT_FALSE(peer.closed);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamChunksDropped), 40);
}

TEST_F(ListenerTest, EndsAfterWhatIsQueued) {
  Listener listener(peer, ListenerOptions(), context);
  peer.buffered = 1 << 20;
  send_chunks(3);
  broadcaster.finish(CloseCode::kNormal, "over");
  EXPECT_FALSE(peer.closed);
  peer.buffered = 0;
  listener.on_written();
  EXPECT_EQ(peer.chunks(), 3U);
  EXPECT_THAT(peer.sent.back().payload, HasSubstr(R"("type":"end","frame":30)"));
  EXPECT_EQ(peer.closed, CloseCode::kNormal);
  EXPECT_FALSE(table.all_gone().is_set());
}

TEST_F(ListenerTest, PingsAndLetsTheSilentGo) {
  Listener listener(peer, ListenerOptions(), context);
  for (int i = 0; i < 250; ++i) {
    clock.advance(Seconds(0.1));
    listener.look();
  }
  EXPECT_EQ(peer.pings, 2);
  EXPECT_FALSE(peer.dropped);
  listener.on_sign_of_life();
  clock.advance(Seconds(29));
  listener.look();
  EXPECT_FALSE(peer.dropped);
  clock.advance(Seconds(2));
  listener.look();
  listener.look();
  EXPECT_TRUE(peer.dropped);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientsCutSilent), 1);
}

// After a stop of the server's own process healthy listeners were hung up on.
TEST_F(ListenerTest, DoesNotTakeItsOwnStopForSilence) {
  RunningClock running(clock);
  Broadcaster those{format, {*framer, timeline, board, running, table}};
  Feeds codings{those, *framer, [](const auto&) {}, running, log};
  ListenerContext own{those, codings, table, steering, *framer, running, metrics, Seconds(2)};
  Listener listener(peer, ListenerOptions(), own);
  const auto run = [&](double seconds) {
    for (int i = 0; i < 40 * seconds; ++i) {
      clock.advance(Seconds(0.025));
      those.tick();
      if (i % 10 == 0) those.look();
    }
  };
  for (int stops = 0; stops < 3; ++stops) {
    clock.advance(Seconds(3600));
    run(5);
  }
  EXPECT_FALSE(peer.dropped);
  EXPECT_EQ(peer.pings, 1) << "after ten seconds in which it ran";
  run(16);
  EXPECT_TRUE(peer.dropped) << "it has said nothing all that time";
}

TEST_F(ListenerTest, IsWellAfterItsOwnStop) {
  RunningClock running(clock);
  Broadcaster those{format, {*framer, timeline, board, running, table}};
  Feeds codings{those, *framer, [](const auto&) {}, running, log};
  those.send(std::make_shared<const Chunk>(Chunk{0, {0}, {10}, std::string(20, 'x')}));
  clock.advance(Seconds(40));
  those.tick();
  EXPECT_EQ(those.trouble(), "") << "the next chunk is not due yet";
  for (int i = 0; i < 100; ++i) {
    clock.advance(Seconds(0.025));
    those.tick();
  }
  EXPECT_NE(those.trouble(), "") << "with nobody listening";
}

TEST_F(ListenerTest, CountsReports) {
  Listener listener(peer, ListenerOptions(), context);
  listener.on_text(R"({"type":"report","buffer_ms":200,"jitter_ms":1,"underruns":3,"tier":1})");
  listener.on_text(R"({"type":"report","buffer_ms":200,"jitter_ms":1,"underruns":4,"tier":1})");
  listener.on_text(R"({"type":"report","buffer_ms":200,"jitter_ms":1,"underruns":0,"tier":1})");
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientTier), 3);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamClientUnderruns), 4);
}

TEST_F(ListenerTest, StaysQuietToOneWhoseAnswersPileUp) {
  Listener listener(peer, ListenerOptions(), context);
  peer.buffered = 1 << 20;
  for (int i = 0; i < 300; ++i) listener.on_text(R"({"type":"ping","t":1})");
  EXPECT_EQ(peer.texts("pong").size(), 0U);
  for (int i = 0; i < 300; ++i) listener.on_text(R"({"type":"ping","t":1})");
  EXPECT_EQ(peer.closed, CloseCode::kTooMany);
}

// Only texts counted: whoever sent binary messages or pings instead could send any number, and was
// answered each time.
TEST_F(ListenerTest, MayNotFloodWithWhatIsNoText) {
  for (const auto flood : {&Listener::on_binary, &Listener::on_sign_of_life}) {
    FakePeer other;
    Listener listener(other, ListenerOptions(), context);
    for (int i = 0; i < 300; ++i) (listener.*flood)();
    EXPECT_FALSE(other.closed);
    for (int i = 0; i < 300; ++i) (listener.*flood)();
    EXPECT_EQ(other.closed, CloseCode::kTooMany);
    EXPECT_LT(other.texts("error").size(), 450U);
  }
}

TEST_F(ListenerTest, ComesTooLate) {
  broadcaster.finish(CloseCode::kNormal, "over");
  EXPECT_TRUE(table.all_gone().is_set());
  Listener listener(peer, ListenerOptions(), context);
  EXPECT_EQ(peer.closed, CloseCode::kGoingAway);
}

TEST_F(ListenerTest, HealthFollowsTheChunks) {
  EXPECT_THAT(broadcaster.trouble(), HasSubstr("no PCM has come"));
  send_chunks(1);
  EXPECT_EQ(broadcaster.trouble(), "");
  clock.advance(Seconds(3));
  EXPECT_THAT(broadcaster.trouble(), HasSubstr("no PCM for 3 s"));
}

}  // namespace
}  // namespace auralis::stream
