// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/session_file.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "base/error.h"
#include "base/temporary_directory.h"
#include "base/whole_file.h"
#include "perform/collecting_sink.h"
#include "perform/performance.h"

namespace auralis::perform {
namespace {

using namespace compose;
using testing::HasSubstr;

event::Settings tide() {
  event::Settings settings = shipped_moods().find("tide")->defaults;
  settings.seed = 7;
  return settings;
}

class SessionFileTest : public testing::Test {
 protected:
  [[nodiscard]] std::optional<Session> kept() const {
    return SessionFile(path_, log_).read(shipped_moods());
  }
  /// What a piece writes: its beginning, one control, and the time reached.
  void keep(std::optional<Seconds> length = {}) {
    SessionFile file(path_, log_);
    file.set_length(length);
    file.write({Seconds(0), event::Header{tide(), length}});
    file.begin();
    file.write({Seconds(9.75), event::Control{"bpm", 72.0}});
    file.reach(Seconds(9.9));
    file.reach(Seconds(1234.5));
  }
  void append(const std::string& text) const { std::ofstream(path_, std::ios::app) << text; }

  base::TemporaryDirectory folder_;
  std::string path_ = folder_ / "session.ndjson";
  base::Log log_{"test", base::Log::Level::kQuiet};
};

TEST_F(SessionFileTest, KeepsSeedControlsAndTime) {
  EXPECT_FALSE(kept());
  keep();
  const auto session = kept();
  ASSERT_TRUE(session);
  EXPECT_EQ(session->settings.seed, 7U);
  ASSERT_EQ(session->controls.size(), 1U);
  EXPECT_EQ(session->controls[0].time, Seconds(9.75));
  EXPECT_EQ(session->reached, Seconds(1234.5));
  EXPECT_TRUE(session->cut);
}

TEST_F(SessionFileTest, GrowsWithItsControlsAlone) {
  SessionFile file(path_, log_);
  file.write({Seconds(0), event::Header{tide()}});
  file.begin();
  file.reach(Seconds(1));
  const auto size = std::filesystem::file_size(path_);
  for (int t = 2; t < 200'000; t += 97) file.reach(Seconds(t));
  EXPECT_EQ(std::filesystem::file_size(path_), size);
}

TEST_F(SessionFileTest, OutlivesACrashInTheMiddleOfALine) {
  keep();
  const std::string whole = base::read_whole(path_);
  for (const char* cut : {R"({"type":"contr)", R"({"type":"control","t":12"t":9}   )"
                                               "\n"}) {
    std::ofstream(path_) << whole << cut;
    const auto session = kept();
    ASSERT_TRUE(session) << cut;
    EXPECT_EQ(session->reached, Seconds(1234.5));
    EXPECT_EQ(base::read_whole(path_), whole);
  }
  std::ofstream(path_) << whole.substr(0, 20);
  EXPECT_FALSE(kept());
}

TEST_F(SessionFileTest, KeepsTheFileBeforeUntilAPieceBegins) {
  keep();
  const std::string before = base::read_whole(path_);
  {
    SessionFile file(path_, log_);
    file.write({Seconds(0), event::Header{tide()}});
    EXPECT_EQ(base::read_whole(path_), before);
  }
  EXPECT_EQ(base::read_whole(path_), before);
  EXPECT_FALSE(std::filesystem::exists(path_ + ".new"));
}

TEST_F(SessionFileTest, IsKeptByOneAtATime) {
  const SessionFile file(path_, log_);
  EXPECT_THROW(SessionFile(path_, log_), base::Error);
}

TEST_F(SessionFileTest, RefusesWhatIsNoSession) {
  std::ofstream(path_) << "hello\nthere\n";
  EXPECT_THROW((void)kept(), base::Error);
}

TEST_F(SessionFileTest, HasNothingToGoOnWithOnceThePieceHasEnded) {
  keep(Seconds(2000));
  EXPECT_TRUE(kept());
  SessionFile(path_, log_).set_aside();
  SessionFile file(path_, log_);
  file.set_length(Seconds(20));
  file.write({Seconds(0), event::Header{tide(), Seconds(20)}});
  file.begin();
  file.write({Seconds(20), event::End{2}});
  EXPECT_FALSE(file.read(shipped_moods()));
}

TEST_F(SessionFileTest, GoesOnAfterASignalThatEndedTheProcess) {
  SessionFile file(path_, log_);
  file.write({Seconds(0), event::Header{tide()}});
  file.begin();
  file.write({Seconds(20.5), event::End{2}});
  const auto session = file.read(shipped_moods());
  ASSERT_TRUE(session);
  EXPECT_EQ(session->reached, Seconds(20.5));
}

/// The notes that begin from `from` on, of a piece that is played, broken off at `broken` and gone
/// on with, or not broken off where that is 0.
std::vector<event::Event> notes_of(const std::string& path, const base::Log& log, Seconds broken,
                                   Seconds to) {
  std::vector<event::Event> notes;
  std::set<std::int64_t> ids;  // a note that goes on keeps its own
  Seconds at{0};
  for (const Seconds until : {broken, to}) {
    if (until <= at) continue;
    SessionFile file(path, log);
    std::vector<TimedControl> controls{{Seconds(15), {"key", std::string("F")}}};
    if (const auto kept = file.read(shipped_moods())) {
      controls = kept->controls;
      at = kept->reached;
    }
    Composer composer(tide(), shipped_moods(), shipped_melodies(), {});
    CollectingSink sink;
    Performance performance(composer, sink, controls, &file);
    performance.skip_until(at);
    performance.begin();
    file.begin();
    performance.play_until(compose::to_microseconds(until - at));
    file.reach(composer.now());
    for (event::Event event : sink.events) {
      event.time = compose::to_microseconds(event.time + at);
      const auto* const note = std::get_if<event::Note>(&event.what);
      if (note != nullptr && ids.insert(note->id).second) notes.push_back(event);
    }
  }
  return notes;
}

TEST_F(SessionFileTest, PlaysOnNoteForNote) {
  const auto broken = notes_of(path_, log_, Seconds(40), Seconds(80));
  std::filesystem::remove(path_);
  const auto whole = notes_of(path_, log_, Seconds(0), Seconds(80));
  ASSERT_GT(whole.size(), 20U);
  ASSERT_EQ(broken.size(), whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    EXPECT_EQ(broken[i].time, whole[i].time);
    EXPECT_EQ(std::get<event::Note>(broken[i].what).pitch,
              std::get<event::Note>(whole[i].what).pitch);
  }
}

// /dev/null became a file where root kept a session there.
TEST_F(SessionFileTest, TakesThePlaceOfNothingButAFile) {
  const std::string fifo = folder_ / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  for (const std::string& path : {fifo, std::string(folder_.path())}) {
    try {
      SessionFile(path, log_);
      ADD_FAILURE() << path;
    } catch (const base::Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("should be a file, and is a d"));
      EXPECT_EQ(error.fault(), base::Fault::kUsage);
    }
    EXPECT_FALSE(std::filesystem::exists(path + ".lock"));
  }
  EXPECT_TRUE(std::filesystem::is_fifo(fifo));
}

TEST_F(SessionFileTest, KeepsTheFileThatALinkLeadsTo) {
  const std::string target = path_;
  keep();
  path_ = folder_ / "link";
  std::filesystem::create_symlink(target, path_);
  keep(Seconds(5000));
  EXPECT_TRUE(std::filesystem::is_symlink(path_));
  EXPECT_EQ(kept()->length, Seconds(5000));
}

TEST(Folded, KeepsTheLastValueOfEachParameterAndTheTimeOfTheDay) {
  Session session{tide()};
  session.reached = Seconds(7 * 3600 + 5);
  session.controls = {{Seconds(3), {"bpm", 60.0}},
                      {Seconds(4), {"key", std::string("E")}},
                      {Seconds(5), {"bpm", 80.0}}};
  const Session young = folded(session, Seconds(8 * 3600));
  EXPECT_EQ(young.controls.size(), 3U);
  EXPECT_EQ(young.reached, session.reached);
  const Session old = folded(session, Seconds(3600));
  EXPECT_EQ(old.reached, Seconds(5));
  ASSERT_EQ(old.controls.size(), 2U);
  for (const TimedControl& timed : old.controls) EXPECT_EQ(timed.time, Seconds(0));
  EXPECT_EQ(std::get<double>(old.controls[0].control.value), 80);
  Session finite = session;
  finite.length = Seconds(9 * 3600);
  EXPECT_EQ(folded(finite, Seconds(3600)).reached, session.reached);
}

}  // namespace
}  // namespace auralis::perform
