// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/steering.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <csignal>

#include "base/error.h"
#include "base/temporary_directory.h"
#include "stream/control_sink.h"
#include "stream/token_bucket.h"
#include "support/fake_clock.h"

namespace auralis::stream {
namespace {

using event::Control;
using testing::HasSubstr;

TEST(ControlBoard, ChecksRangesAndNames) {
  const ControlBoard board({"dusk", "tide"});
  for (const Control& good :
       {Control{"bpm", 20.0}, Control{"bpm", 200.0}, Control{"intensity", 0.0},
        Control{"complexity", 1.0}, Control{"key", "Bb"}, Control{"mode", "locrian"},
        Control{"mood", "dusk"}})
    EXPECT_FALSE(board.check(good)) << good.param;
  for (const Control& bad : {Control{"bpm", 19.9}, Control{"bpm", "dorian"},
                             Control{"intensity", -0.1}, Control{"key", "H"}, Control{"key", 5.0},
                             Control{"mode", "Dorian"}, Control{"mood", "noon"}}) {
    const auto refusal = board.check(bad);
    ASSERT_TRUE(refusal) << bad.param;
    EXPECT_EQ(refusal->code, "out-of-range");
  }
  EXPECT_EQ(board.check({"volume", 1.0})->code, "unknown-param");
}

TEST(ControlBoard, TakesAnyDecentMoodWhereNoneAreKnown) {
  const ControlBoard board({});
  EXPECT_FALSE(board.check({"mood", "late-evening_2"}));
  for (const char* name : {"", "../etc", "a b", "a\nb", "\"", "caf\xc3\xa9"})
    EXPECT_TRUE(board.check({"mood", name})) << name;
}

std::string controls_of_hello(const ControlBoard& board) {
  std::string text;
  json::JsonWriter json(text);
  json.begin_object();
  board.write(json);
  json.end_object();
  return text;
}

TEST(ControlBoard, FollowsThePiece) {
  ControlBoard board({"dusk", "tide"});
  EXPECT_EQ(board.title(), "Auralis");
  event::Settings settings;
  settings.mood = "tide";
  settings.key = "D";
  settings.mode = "pelog";
  board.set(settings);
  EXPECT_EQ(board.title(), "Tide in D pelog");
  EXPECT_FALSE(board.check({"mode", "pelog"})) << "the composer knows it, so it is offered";
  board.set(Control{"bpm", 84.0});
  board.set(Control{"bpm", "fast"});      // of the wrong kind: ignored
  board.set(Control{"unheard of", 1.0});  // ignored
  const std::string text = controls_of_hello(board);
  EXPECT_THAT(text, HasSubstr(R"({"param":"bpm","value":84,"min":20,"max":200,"unit":"bpm"})"));
  EXPECT_THAT(text, HasSubstr(R"({"param":"mood","value":"tide","values":["dusk","tide"]})"));
  EXPECT_THAT(text, HasSubstr(R"("pelog"]})"));
}

event::Offer names_of(const char* param, std::vector<std::string> names) {
  return {param, std::move(names)};
}

TEST(ControlBoard, OffersWhatTheComposerOffersAndNothingElse) {
  ControlBoard board({"dusk", "tide"});
  event::Settings settings;
  settings.mood = "tide";
  board.set(settings);
  board.set(names_of("mood", {"tide", "own"}));
  board.set(event::Offer{"bpm", event::Range{40, 90}, "bpm"});
  EXPECT_EQ(controls_of_hello(board),
            R"({"controls":[{"param":"bpm","value":60,"min":40,"max":90,"unit":"bpm"},)"
            R"({"param":"mood","value":"tide","values":["tide","own"]}]})");
  EXPECT_FALSE(board.check({"mood", "own"}));
  EXPECT_EQ(board.check({"mood", "dusk"})->message, "should be one of tide, own");
  EXPECT_EQ(board.check({"bpm", 100.0})->message, "100 is outside 40..90");
  EXPECT_EQ(board.check({"key", "C"})->message, "no such parameter: there are bpm and mood");
  EXPECT_EQ(board.title(), "Tide in C ionian") << "what is not offered has a value all the same";
  board.set(names_of("mood", {"own", "late"}));
  EXPECT_EQ(board.check({"mood", "x"})->message, "should be one of tide, own, late");
}

TEST(ControlBoard, OffersAParameterOfAnotherComposerOnceItHasAValue) {
  ControlBoard board({});
  board.set(event::Offer{"swing", event::Range{0, 1}});
  EXPECT_FALSE(board.check({"swing", 0.5}));
  EXPECT_EQ(controls_of_hello(board), R"({"controls":[]})");
  board.set(Control{"swing", 0.25});
  EXPECT_THAT(controls_of_hello(board), HasSubstr(R"({"param":"swing","value":0.25,)"));
}

TEST(ControlBoard, TellsItsStateToAnother) {
  ControlBoard board({"dusk", "tide"});
  EXPECT_TRUE(board.state().empty()) << "nothing has come from a composer";
  event::Settings settings;
  settings.mood = "tide";
  board.set(settings);
  board.set(names_of("mood", {"tide", "own"}));
  board.set(event::Offer{"bpm", event::Range{40, 90}, "bpm"});
  board.set(Control{"bpm", 84.0});
  ControlBoard other({});
  for (const event::Event& event : board.state()) {
    if (const auto* const offer = std::get_if<event::Offer>(&event.what)) other.set(*offer);
    if (const auto* const control = std::get_if<Control>(&event.what)) other.set(*control);
  }
  EXPECT_EQ(controls_of_hello(other), controls_of_hello(board));
  EXPECT_EQ(other.title(), board.title());
  EXPECT_TRUE(other.knows_offers());
  other.reset();
  EXPECT_EQ(controls_of_hello(other), controls_of_hello(ControlBoard({})));
  EXPECT_EQ(other.title(), "Auralis");
}

TEST(ControlBoard, ForgetsTheOffersOfThePieceBefore) {
  ControlBoard board({"dusk", "tide"});
  board.set(names_of("mood", {"own"}));
  board.set(event::Settings{});
  EXPECT_TRUE(board.check({"mood", "own"}));
  EXPECT_FALSE(board.check({"mood", "dusk"}));
  EXPECT_FALSE(board.check({"key", "C"}));
}

/// A folder with a FIFO in it.
struct Fifo {
  Fifo() {
    std::signal(SIGPIPE, SIG_IGN);  // as every tool does
  }
  [[nodiscard]] base::Descriptor reader() const {
    return base::Descriptor::open(path, O_RDONLY | O_NONBLOCK);
  }
  base::TemporaryDirectory folder;
  std::string path = folder.make_fifo("control");
};

std::string read_all(const base::Descriptor& in) {
  char buffer[4096];
  const ssize_t n = ::read(in.fd(), buffer, sizeof buffer);
  return {buffer, static_cast<std::size_t>(std::max<ssize_t>(n, 0))};
}

TEST(ControlSink, WritesWholeLinesToWhoeverReads) {
  const Fifo fifo;
  ControlSink sink(fifo.path);
  EXPECT_EQ(sink.write({{"bpm", 72.0}}), ControlSink::Result::kNobodyReads);
  {
    const auto composer = fifo.reader();
    EXPECT_EQ(sink.write({{"bpm", 72.0}}), ControlSink::Result::kWritten);
    EXPECT_EQ(read_all(composer), R"({"type":"control","param":"bpm","value":72})"
                                  "\n");
  }
  EXPECT_EQ(sink.write({{"bpm", 73.0}}), ControlSink::Result::kNobodyReads);
  const auto next = fifo.reader();
  EXPECT_EQ(sink.write({{"bpm", 74.0}}), ControlSink::Result::kWritten) << "another composer came";
  EXPECT_THAT(read_all(next), HasSubstr("74"));
}

TEST(ControlSink, NeverWaitsForAComposerThatDoesNotRead) {
  const Fifo fifo;
  ControlSink sink(fifo.path);
  const auto composer = fifo.reader();
  auto result = ControlSink::Result::kWritten;
  for (int i = 0; i < 100'000 && result == ControlSink::Result::kWritten; ++i)
    result = sink.write({{"bpm", 72.0}});
  EXPECT_EQ(result, ControlSink::Result::kFull);
  static_cast<void>(read_all(composer));
  EXPECT_EQ(sink.write({{"bpm", 72.0}}), ControlSink::Result::kWritten);
}

TEST(ControlSink, SaysHowToMakeAFifo) {
  try {
    const ControlSink sink("/nowhere/control");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("mkfifo /nowhere/control"));
  }
}

/// Of a listener, who may steer and is in time unless it says otherwise.
struct Who {
  bool allowed = true, in_time = true;
};
std::optional<Refusal> apply(Steering& steering, const Control& control,
                             base::Seconds over = base::Seconds(0), const Who& who = {}) {
  return steering.apply(steering.understand(control, over), who.allowed, who.in_time);
}

TEST(Steering, CountsWhatItLetsThroughAndWhatNot) {
  const Fifo fifo;
  const auto composer = fifo.reader();
  ControlSink sink(fifo.path);
  monitor::Metrics metrics("stream");
  const ControlBoard board({});
  Steering steering(board, &sink, metrics);
  EXPECT_FALSE(apply(steering, {"bpm", 72.0}));
  EXPECT_EQ(apply(steering, {"bpm", 72.0}, {}, {.allowed = false})->code, "not-allowed");
  EXPECT_EQ(apply(steering, {"bpm", 72.0}, {}, {.in_time = false})->code, "too-fast");
  EXPECT_EQ(apply(steering, {"bpm", 720.0})->code, "out-of-range");
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamControlsAccepted), 1);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamControlsRefused), 3);
}

TEST(Steering, TakesKeysAndModesAsPeopleWriteThem) {
  const Fifo fifo;
  const auto composer = fifo.reader();
  ControlSink sink(fifo.path);
  monitor::Metrics metrics("stream");
  const ControlBoard board({});
  Steering steering(board, &sink, metrics);
  EXPECT_FALSE(apply(steering, {"key", "a minor"}));
  EXPECT_FALSE(apply(steering, {"mode", "Major"}));
  EXPECT_EQ(read_all(composer), R"({"type":"control","param":"key","value":"A"})"
                                "\n"
                                R"({"type":"control","param":"mode","value":"aeolian"})"
                                "\n"
                                R"({"type":"control","param":"mode","value":"ionian"})"
                                "\n");
  EXPECT_THAT(apply(steering, {"mode", "doriam"})->message,
              testing::EndsWith("; did you mean dorian?"));
  EXPECT_THAT(apply(steering, {"mod", "dorian"})->message, HasSubstr("mood"));
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamControlsAccepted), 2);
}

// A key with a mode is two lines: a composer that took the first and then went away, or had no room
// for the second, was left in a key that nobody had asked for, and the listener was told of a
// refusal.
TEST(Steering, PassesAllThatIsMeantOrNothing) {
  const Fifo fifo;
  ControlSink sink(fifo.path);
  monitor::Metrics metrics("stream");
  const ControlBoard board({});
  Steering steering(board, &sink, metrics);
  EXPECT_EQ(apply(steering, {"key", "Am"})->code, "nobody-composes");
  const auto composer = fifo.reader();
  EXPECT_EQ(read_all(composer), "");
  const std::string key = "{\"type\":\"control\",\"param\":\"key\",\"value\":\"A\"}\n";
  const std::string mode = "{\"type\":\"control\",\"param\":\"mode\",\"value\":\"aeolian\"}\n";
  int taken = 0;
  while (!apply(steering, {"key", "Am"})) ++taken;
  std::string passed, more;
  while (!(more = read_all(composer)).empty()) passed += more;
  std::string expected;
  for (int i = 0; i < taken; ++i) expected += key + mode;
  EXPECT_GT(taken, 100);
  EXPECT_EQ(passed, expected);
}

TEST(Steering, LeavesTheNamesOfAnotherComposerAsTheyAre) {
  const Fifo fifo;
  const auto composer = fifo.reader();
  ControlSink sink(fifo.path);
  monitor::Metrics metrics("stream");
  ControlBoard board({});
  board.set(names_of("mode", {"major", "minor"}));
  Steering steering(board, &sink, metrics);
  EXPECT_FALSE(apply(steering, {"mode", "major"}));
  EXPECT_THAT(read_all(composer), HasSubstr(R"("value":"major")"));
}

TEST(Steering, LetsOnlyNumbersTakeTheirTime) {
  const Fifo fifo;
  const auto composer = fifo.reader();
  ControlSink sink(fifo.path);
  monitor::Metrics metrics("stream");
  const ControlBoard board({});
  Steering steering(board, &sink, metrics);
  const base::Seconds over{30};
  EXPECT_FALSE(apply(steering, {"bpm", 72.0}, over));
  EXPECT_FALSE(apply(steering, {"bpm", "own"}, over)) << "which is a number";
  EXPECT_THAT(read_all(composer), HasSubstr(R"("value":"own","over":30})"));
  EXPECT_EQ(apply(steering, {"key", "own"}, over)->message,
            "over: only numbers get to their value over a time, and key is a name");
  EXPECT_EQ(apply(steering, {"mode", "dorian"}, over)->code, "out-of-range");
}

TEST(Steering, BoundsWhatAllTogetherSend) {
  const Fifo fifo;
  const auto composer = fifo.reader();
  ControlSink sink(fifo.path);
  monitor::Metrics metrics("stream");
  const ControlBoard board({});
  support::FakeClock clock;
  Steering steering(board, &sink, metrics, {20, &clock});
  const auto taken = [&] {
    int n = 0;
    for (int i = 0; i < 500; ++i) n += apply(steering, {"bpm", 72.0}) ? 0 : 1;
    return n;
  };
  EXPECT_TRUE(apply(steering, {"bpm", 720.0})) << "this one uses up nothing";
  EXPECT_EQ(taken(), 20);
  const auto refusal = apply(steering, {"bpm", 72.0});
  EXPECT_EQ(refusal->code, "too-fast");
  EXPECT_THAT(refusal->message, HasSubstr("all listeners together"));
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamControlsLimited), 481);
  clock.advance(base::Seconds(0.5));
  EXPECT_EQ(taken(), 10);
}

TEST(TokenBucket, AllowsABurstAndThenItsRate) {
  TokenBucket bucket(10, 5);
  int allowed = 0;
  for (int i = 0; i < 100; ++i) allowed += bucket.take(base::Seconds(100)) ? 1 : 0;
  EXPECT_EQ(allowed, 5);
  for (int ms = 0; ms < 1000; ++ms) allowed += bucket.take(base::Seconds(100 + ms / 1e3)) ? 1 : 0;
  EXPECT_NEAR(allowed, 15, 1);
  EXPECT_TRUE(bucket.take(base::Seconds(200)));
}

}  // namespace
}  // namespace auralis::stream
