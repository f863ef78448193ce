// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Sessions recorded live and played again.
#include "perform/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "perform/collecting_sink.h"
#include "perform/live_pacer.h"
#include "perform/performance.h"
#include "support/fake_clock.h"
#include "theory/pitch.h"

namespace auralis::perform {
namespace {

using namespace compose;

constexpr const char* kHeader =
    R"({"type":"header","t":0,"format":"auralis-events","version":1,"seed":7,"key":"D","mode":"dorian","bpm":60,"intensity":0.4,"complexity":0.3,"mood":"tide"})"
    "\n";

class SessionTest : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }

  [[nodiscard]] Session read(const std::string& text) const {
    std::ofstream(path_) << text;
    return read_session(path_, shipped_moods(), log_);
  }
  [[nodiscard]] std::string complaint_of(const std::string& text) const {
    try {
      (void)read(text);
    } catch (const base::Error& error) {
      const std::string what = error.what();
      return what.starts_with(path_) ? what.substr(path_.size()) : what;
    }
    return "";
  }

  std::string path_ = testing::TempDir() + "session_" + std::to_string(::getpid());
  base::Log log_{"test", base::Log::Level::kQuiet};
};

event::Control random_control(base::Random& random) {
  const auto& modes = theory::modes();
  const auto keys = theory::key_names();
  switch (random.index(6)) {
    case 0:
      return {"key", std::string(keys[random.index(keys.size())])};
    case 1:
      return {"mode", std::string(modes[random.index(modes.size())].name)};
    case 2:
      return {"bpm", random.uniform(20, 200)};
    case 3:
      return {"intensity", random.uniform()};
    case 4:
      return {"complexity", random.uniform()};
    default:
      return {"mood", random.chance(0.5) ? "rain" : "ember"};
  }
}

struct Live {
  std::string events, record;
};

/// Plays live for a while under a clock that is turned by hand, with a listener who plays about.
Live play_live(std::uint64_t seed, std::optional<Seconds> length, Seconds stop) {
  base::Random random(seed);
  support::FakeClock clock;
  Composer composer(settings_of("tide", seed), shipped_moods(), shipped_melodies(), {length});
  CollectingSink sink, record;
  Performance performance(composer, sink, {}, &record);
  performance.begin();
  LivePacer pacer(clock, Seconds(0.01));
  for (Seconds t = pacer.wait(); t < stop; t = pacer.wait()) {
    while (random.chance(0.003)) composer.control(random_control(random));
    performance.tick(t);
  }
  performance.end(stop);
  std::erase_if(sink.events,
                [](const auto& e) { return std::holds_alternative<event::Clock>(e.what); });
  std::get<event::End>(sink.events.back().what).events = std::ssize(sink.events) - 1;
  return {sink.text(), record.text()};
}

std::string replay(const Session& session, Seconds step) {
  Composer composer(session.settings, shipped_moods(), shipped_melodies(), {session.length});
  CollectingSink sink;
  Performance performance(composer, sink, session.controls);
  performance.begin();
  for (Seconds t = step; t < session.end; t += step) performance.play_until(t);
  performance.end(*session.end);
  return sink.text();
}

TEST_F(SessionTest, GivesTheSameBytesAgain) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Live whole = play_live(seed, Seconds(120), Seconds(120));
    const Live stopped = play_live(seed, Seconds(120), Seconds(71.5));
    const Live endless = play_live(seed, std::nullopt, Seconds(90.25));
    for (const Live& live : {whole, stopped, endless}) {
      const Session session = read(live.record);
      EXPECT_GT(session.controls.size(), 5U);
      EXPECT_EQ(replay(session, Seconds(10)), live.events);
      EXPECT_EQ(replay(read(live.events), Seconds(0.37)), live.events) << "a stream is a recording";
    }
  }
}

TEST_F(SessionTest, IsReadWithoutAnEndAndWithControlsOnly) {
  const Session session =
      read(std::string(kHeader) + R"({"type":"control","t":1.5,"param":"bpm","value":72})");
  EXPECT_EQ(session.settings.seed, 7U);
  EXPECT_FALSE(session.length);
  EXPECT_FALSE(session.end);
  ASSERT_EQ(session.controls.size(), 1U);
  EXPECT_EQ(session.controls[0].time, Seconds(1.5));
}

TEST_F(SessionTest, EndsWhereItBreaksOff) {
  const std::string control = R"({"type":"control","t":3,"param":"bpm","value":72})"
                              "\n";
  const std::string clock = R"({"type":"clock","t":12.5}                )"
                            "\n";
  for (const char* cut : {"", R"({"type":"cont)", R"({"type":"control","t":12.6,"param":"bpm",)"}) {
    const Session session = read(kHeader + control + clock + cut);
    EXPECT_TRUE(session.cut) << cut;
    EXPECT_EQ(session.end, Seconds(12.5)) << cut;
    EXPECT_EQ(session.controls.size(), 1U) << cut;
  }
  const std::string note =
      R"({"type":"note","t":4.5,"id":1,"pitch":60,"vel":0.5,"dur":9,"patch":"pad","pan":0})";
  EXPECT_EQ(read(kHeader + note).end, Seconds(4.5)) << "a stream that nobody paced";
  const Session whole = read(kHeader + clock + R"({"type":"end","t":20,"events":2})");
  EXPECT_FALSE(whole.cut);
  EXPECT_EQ(whole.end, Seconds(20));
}

TEST_F(SessionTest, RefusesABadLineThatIsWhole) {
  EXPECT_THAT(complaint_of(std::string(kHeader) + "{\"type\":\n"),
              testing::StartsWith(", line 2: not JSON"));
  EXPECT_THAT(complaint_of(std::string(kHeader) + "{\"type\":\n{\"type\":"),
              testing::StartsWith(", line 2: not JSON"));
  EXPECT_THAT(complaint_of(R"({"type":"header","t":0,"for)"),
              testing::StartsWith(", line 1: not JSON"));
}

TEST_F(SessionTest, NamesTheFileAndLineOfWhatIsWrong) {
  const std::string header = kHeader;
  EXPECT_EQ(complaint_of(""), " has no header, with which a recording begins");
  EXPECT_EQ(complaint_of("{\"type\":\"clock\",\"t\":1}\n"),
            ", line 1: should be the header of a recording or of an event stream");
  EXPECT_THAT(complaint_of(header + "\nrubbish\n"), testing::StartsWith(", line 3: not JSON"));
  EXPECT_EQ(complaint_of(header + header), ", line 2: a second header: one piece at a time");
  EXPECT_EQ(complaint_of(header + R"({"type":"control","t":1,"param":"bpm","value":720})"),
            ", line 2: bpm: 720 is outside 20..200");
  EXPECT_EQ(complaint_of(header + R"({"type":"control","param":"bpm","value":72})"),
            ", line 2: field t: missing");
  std::string other = header;
  EXPECT_THAT(complaint_of(other.replace(other.find("tide"), 4, "ebb")),
              testing::StartsWith(", line 1: mood: 'ebb' is none of abyss"));
  other = header;
  EXPECT_THAT(complaint_of(other.insert(other.find('}'), ",\"at\":240")),
              testing::StartsWith(", line 1: begins 240 s into its piece"));
  EXPECT_THROW((void)read_session(path_ + "_none", shipped_moods(), log_), base::Error);
}

}  // namespace
}  // namespace auralis::perform
