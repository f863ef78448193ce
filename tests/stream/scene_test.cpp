// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/scene.h"

#include <gmock/gmock.h>

#include "stream/fake_peer.h"
#include "stream/station.h"

namespace auralis::stream {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A hundred frames a second.
class Scenes : public testing::Test {
 protected:
  static event::Note note(int id, double seconds) {
    event::Note made;
    made.id = id;
    made.duration = base::Seconds(seconds);
    return made;
  }
  void add(std::int64_t frame, decltype(event::Event::what) what) {
    scene.add({frame}, {base::Seconds(static_cast<double>(frame) / 100), std::move(what)});
  }
  [[nodiscard]] std::string at(std::int64_t frame) const {
    std::string text;
    json::JsonWriter json(text);
    json.begin_object();
    scene.write(json, {frame});
    json.end_object();
    return text;
  }

  Scene scene{SampleRate{100}};
};

TEST_F(Scenes, TellWhatHoldsAtAFrame) {
  EXPECT_EQ(at(0), R"({"sounding":[]})");
  add(2, event::Section{"open", 0.5});
  add(3, event::Chord{"Dm7", {50, 53.5}});
  add(4, note(1, 60));
  add(5, note(2, 0.3));
  add(95, event::Chord{"G9", {43}});
  EXPECT_EQ(at(80),
            R"({"section":{"frame":2,"name":"open"},"chord":{"frame":3,"name":"Dm7",)"
            R"("pitches":[50,53.5]},"sounding":[{"frame":4,"id":1,"pitch":60,"vel":0,"dur":60,)"
            R"("patch":"","pan":0}]})");
  EXPECT_THAT(at(95), HasSubstr("G9"));
  EXPECT_THAT(at(34), HasSubstr(R"("id":2)"));
  EXPECT_THAT(at(35), Not(HasSubstr(R"("id":2)"))) << "it is over";
  EXPECT_THAT(at(4), HasSubstr(R"("sounding":[])")) << "what begins here is told by its own text";
}

TEST_F(Scenes, ForgetWhatNobodyAsksForAndKeepWhatStillHolds) {
  add(2, event::Section{"open", 0.5});
  add(3, note(1, 1));
  add(10, event::Section{"bloom", 0.9});
  add(11, note(2, 100));
  scene.forget_before({200});
  EXPECT_THAT(at(5), Not(HasSubstr("open")));
  EXPECT_THAT(at(300), testing::AllOf(HasSubstr("bloom"), HasSubstr(R"("id":2)")));
}

TEST_F(Scenes, BeginAnewWithAPiece) {
  add(2, event::Section{"open", 0.5});
  add(3, event::Chord{"Dm7", {50}});
  add(90, event::Header{});
  EXPECT_EQ(at(100), R"({"sounding":[]})");
}

class Hello : public testing::Test, protected support::Station {
 protected:
  Hello()
      : Station(std::make_unique<support::FakeFramer>(),
                {{pcm::SampleFormat::kS16, {100}, 1}, Frames{10}, base::Seconds(6)}) {}
};

// Who joined between two chords saw none, and no note of a drone that had begun before.
TEST_F(Hello, TellsWhatHoldsWhereTheListenerBegins) {
  EXPECT_TRUE(timeline.add({base::Seconds(0.02), event::Section{"open", 0.5}}));
  EXPECT_TRUE(timeline.add({base::Seconds(0.95), event::Section{"bloom", 0.9}}));
  for (std::uint32_t seq = 0; seq < 12; ++seq)
    broadcaster.send(std::make_shared<const Chunk>(
        Chunk{seq, Frames{10LL * seq}, Frames{10}, std::string(20, 'x')}));
  const auto hello = [&](double burst) {
    return broadcaster.hello(Subprotocol::kJson, false, {base::Seconds(burst)});
  };
  EXPECT_THAT(hello(0), HasSubstr("bloom"));
  EXPECT_THAT(hello(0.2), HasSubstr("bloom"));
  EXPECT_THAT(hello(0.4), HasSubstr("open")) << "bloom comes with the chunks";
}

TEST_F(Hello, TellsTheAnchorOfTheFrameThatTheListenerBeginsWith) {
  const auto hello = [&](double burst) {
    return broadcaster.hello(Subprotocol::kJson, false, {base::Seconds(burst)});
  };
  EXPECT_THAT(hello(0), testing::Not(HasSubstr("anchor"))) << "nothing is known yet";
  for (std::uint32_t seq = 0; seq < 12; ++seq) {
    const base::Seconds late(seq < 10 ? 0 : 3);  // the source stood still
    broadcaster.send(std::make_shared<const Chunk>(
        Chunk{seq, Frames{10LL * seq}, Frames{10}, std::string(20, 'x'),
              clock.now() + base::Seconds(0.1 * seq) + late}));
  }
  EXPECT_THAT(hello(0), HasSubstr(R"("anchor":{"frame":100,)"));
  EXPECT_THAT(hello(0.2), HasSubstr(R"("anchor":{"frame":100,)"));
  EXPECT_THAT(hello(0.3), HasSubstr(R"("anchor":{"frame":0,)")) << "100 comes with its chunk";
}

}  // namespace
}  // namespace auralis::stream
