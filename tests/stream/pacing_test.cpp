// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/pacing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "support/fake_clock.h"

namespace auralis::stream {
namespace {

constexpr SampleRate kRate{1000};  // a frame is a millisecond
constexpr Frames kChunk{100};
constexpr Frames kCapacity{32000};

/// Plays a source against the pacing: `arrived(t)` is how many frames it has made t seconds after
/// the start, whatever the ring's room; `length` ends it.
class Play {
 public:
  using Source = std::function<double(double)>;
  explicit Play(Source arrived, std::int64_t length = 1'000'000'000)
      : arrived_(std::move(arrived)), length_(length), start_(clock_.now()) {}

  /// Runs for `seconds` or to the end; true if it came to the end.
  bool run(double seconds) {
    for (const double until = t() + seconds; t() < until;) {
      const auto step = pacing.next(clock_.now(), supply(), live);
      using Kind = Pacing::Step::Kind;
      if (step.kind == Kind::kFinished) return true;
      if (step.kind == Kind::kWaitUntil) clock_.sleep_until(step.until);
      if (step.kind == Kind::kAwaitInput) clock_.advance(Seconds(0.001));
      if (step.kind == Kind::kLeaveOut) sent += step.frames.count, left_out += step.frames.count;
      if (step.kind == Kind::kSend) {
        fades_out += step.fades_out ? 1 : 0;
        fades_in += step.fades_in ? 1 : 0;
        sent_at.push_back(t());
        late.push_back(step.late.count());
        sent += step.frames.count;
      }
    }
    return false;
  }

  /// The process itself does not run.
  void stop(double seconds) { clock_.advance(Seconds(seconds)); }

  [[nodiscard]] double t() const { return (clock_.now() - start_).count(); }
  /// Between a frame's making and its sending, for the frame to be sent next.
  [[nodiscard]] double latency() const { return (made() - sent) / kRate.hz; }

  Pacing pacing{kChunk, kRate};
  std::vector<double> sent_at, late;
  std::int64_t sent = 0, left_out = 0;
  int fades_out = 0, fades_in = 0;
  bool live = false;

 private:
  [[nodiscard]] double made() const { return std::min(arrived_(t()), 1.0 * length_); }
  [[nodiscard]] Ring::Supply supply() const {
    const double waiting = std::floor(made()) - sent;
    return {{static_cast<std::int64_t>(std::min(waiting, 1.0 * kCapacity.count))},
            waiting > kCapacity.count,
            made() >= length_,
            start_ + Seconds(when(sent + std::floor(waiting / 100) * 100))};
  }
  /// When the source had made so many frames, or now.
  [[nodiscard]] double when(double frames) const {
    double before = 0, by = t();
    if (arrived_(before) >= frames) return before;
    while (by - before > 1e-7) {
      const double middle = (before + by) / 2;
      (arrived_(middle) >= frames ? by : before) = middle;
    }
    return by;
  }

  Source arrived_;
  std::int64_t length_;
  support::FakeClock clock_;
  Seconds start_;
};

/// A live source that delivers whole blocks of 100 ms in time.
double live(double t) { return std::floor(t * 10 + 1e-6) * 100; }

TEST(Pacing, KeepsThePaceOfASteadySource) {
  Play play(live);
  play.run(20);
  EXPECT_EQ(play.pacing.underruns(), 0);
  EXPECT_EQ(play.pacing.releases(), 0);
  EXPECT_NEAR(play.sent_at[0], 0.12, 0.002);  // the first block, and the cushion
  for (std::size_t k = 0; k < play.sent_at.size(); ++k)
    EXPECT_NEAR(play.sent_at[k], play.sent_at[0] + 0.1 * static_cast<double>(k), 1e-6);
}

TEST(Pacing, FindsTheCushionThatAJitteringSourceNeeds) {
  // Blocks up to 60 ms late, by no pattern; the worst comes early.
  Play play([](double t) {
    const double k = std::floor(t * 10 + 1e-6);
    const double late = 0.03 + 0.03 * std::cos(k * k);
    return (t - k / 10 >= late ? k : k - 1) * 100;
  });
  play.run(60);
  EXPECT_LE(play.pacing.underruns(), 6);
  const int before = play.pacing.underruns();
  play.run(300);
  EXPECT_EQ(play.pacing.underruns(), before) << "the cushion should have grown to the worst";
  EXPECT_LE(play.latency(), 0.1 + 0.06 + 0.16);
}

TEST(Pacing, CountsAStallOnceAndTakesTheLatencyOffAfterIt) {
  // The source stalls from 5 s to 8 s, then gives all at once what it made meanwhile.
  Play play([](double t) { return t > 5 && t < 8 ? live(5) : live(t); });
  play.run(7.9);
  EXPECT_EQ(play.pacing.underruns(), 1);
  play.run(0.5);
  EXPECT_GT(play.latency(), 2);  // the backlog
  play.run(5);
  EXPECT_EQ(play.pacing.underruns(), 1);
  EXPECT_GE(play.pacing.releases(), 1);
  EXPECT_LE(play.latency(), 0.25);
  play.run(20);
  EXPECT_EQ(play.pacing.underruns(), 1);
  EXPECT_EQ(play.sent, static_cast<std::int64_t>(play.sent_at.size()) * 100) << "nothing dropped";
}

TEST(Pacing, TakesAStartUpBacklogOff) {
  // A synth that took 0.6 s to start and then delivers what was due.
  Play play([](double t) { return t < 0.6 ? 0 : live(t); });
  play.run(4);
  EXPECT_EQ(play.pacing.releases(), 1);
  EXPECT_LE(play.latency(), 0.2);
  play.run(60);
  EXPECT_EQ(play.pacing.releases(), 1);
  EXPECT_EQ(play.pacing.underruns(), 0);
  EXPECT_LE(*std::max_element(play.late.begin(), play.late.end()), 0.02)
      << "chunks sent ahead are not late";
}

// The schedule used to be anchored at the first chunk's arrival for good, and only whole chunks of
// a backlog were taken off: a start-up that fell between two blocks cost up to a chunk for ever.
TEST(Pacing, KeepsNoPartOfAChunkFromTheStart) {
  for (const double start : {0.61, 0.65, 0.699}) {
    Play play([start](double t) { return t < start ? 0 : live(t); });
    play.run(6);
    const double phase = std::fmod(play.sent_at.back() + 1e-6, 0.1);
    EXPECT_NEAR(phase, 0.02, 0.003) << start << ": the cushion after the block, no more";
    EXPECT_EQ(play.pacing.underruns(), 0);
  }
}

TEST(Pacing, PacesAFileThatFillsTheRing) {
  for (const double speed : {1.02, 2.0, 30.0, 1e5}) {
    Play play([speed](double t) { return t * 1000 * speed; });
    play.run(120);
    EXPECT_EQ(play.pacing.releases(), 0) << speed;
    EXPECT_EQ(play.pacing.underruns(), 0) << speed;
    EXPECT_NEAR(static_cast<double>(play.sent), 120 * 1000, 300) << speed;
  }
}

TEST(Pacing, DoesNotTakeLongBlocksForABacklog) {
  // Blocks of three seconds: the ring is deep most of the time, and empty before each.
  Play play([](double t) { return (1 + std::floor(t / 3)) * 3000; });
  play.run(60);
  EXPECT_EQ(play.pacing.releases(), 0);
  EXPECT_LE(play.pacing.underruns(), 1);
}

TEST(Pacing, PlaysOutAtPaceAtTheEnd) {
  Play play([](double) { return 1e9; }, 2050);  // all there at once: 20 chunks and a half
  EXPECT_TRUE(play.run(10));
  EXPECT_EQ(play.sent, 2050);
  EXPECT_EQ(play.sent_at.size(), 21U);
  EXPECT_EQ(play.pacing.underruns(), 0);
  EXPECT_NEAR(play.t(), 2.07, 0.01);
}

TEST(Pacing, EndsAtOnceOnAnEmptyInput) {
  Play play([](double) { return 0; }, 0);
  EXPECT_TRUE(play.run(10));
  EXPECT_EQ(play.t(), 0);
}

// What a live source had made in a hold-up stayed for ever as latency where it was more than the
// ring holds, and each stop added to it.
TEST(Pacing, IsBackAtTheLiveEdgeAfterEachHoldUp) {
  for (const double length : {3.0, 20.0, 40.0, 3600.0}) {
    Play play(live);
    play.live = true;
    play.run(20);
    for (int stops = 1; stops <= 3; ++stops) {
      play.stop(length);
      EXPECT_GT(play.latency(), length);
      play.run(9);
      EXPECT_LE(play.latency(), 0.7) << length;
      EXPECT_EQ(play.fades_out, stops);
      EXPECT_EQ(play.fades_in, stops);
      EXPECT_NEAR(static_cast<double>(play.left_out), stops * length * 1000, stops * 1500)
          << length;
    }
    EXPECT_EQ(play.left_out % 100, 0) << "whole chunks";
  }
}

TEST(Pacing, IsBackAtTheLiveEdgeAfterTheSourceWasHeldUp) {
  Play play([](double t) { return t > 5 && t < 45 ? live(5) : live(t); });
  play.live = true;
  play.run(46);
  EXPECT_EQ(play.pacing.underruns(), 1);
  play.run(8);
  EXPECT_LE(play.latency(), 0.7);
  EXPECT_NEAR(static_cast<double>(play.left_out), 40'000, 1500);
}

// A synth renders what was missed three times as fast as it is played.
TEST(Pacing, FollowsASourceThatCatchesUpSlowly) {
  Play play([](double t) {
    return t > 5 && t < 45 ? live(5) : std::min(live(t), live(5 + (t - 45) * 3));
  });
  play.live = true;
  play.run(70);
  EXPECT_LE(play.latency(), 0.7);
}

TEST(Pacing, LeavesNothingOutOfALiveSourceThatIsNearItsEdge) {
  for (const double block : {0.01, 0.1, 0.25, 1.0}) {
    Play play([block](double t) { return std::floor(t / block + 1e-6) * block * 1000; });
    play.live = true;
    play.run(30);
    play.stop(0.4);
    play.run(30);
    EXPECT_EQ(play.left_out, 0) << block;
    EXPECT_EQ(play.fades_out, 0) << block;
  }
}

TEST(Pacing, LeavesNothingOutOfAFile) {
  Play play([](double t) { return t * 50'000; });
  play.run(20);
  play.stop(40);
  play.run(20);
  EXPECT_EQ(play.left_out, 0);
}

TEST(Pacing, SendsAllThatWaitsOnceTheInputHasEnded) {
  Play play([](double t) { return t > 5 && t < 45 ? live(5) : live(t); }, 45'000);
  play.live = true;
  EXPECT_TRUE(play.run(120));
  EXPECT_EQ(play.left_out, 0) << "it had ended before anything could be left out";
  EXPECT_EQ(play.sent, 45'000);
}

TEST(Pacing, StartsANewScheduleWhenItWasItselfHeldUp) {
  Pacing pacing(kChunk, kRate);
  const Ring::Supply plenty{{10000}, true, false};
  static_cast<void>(pacing.next(Seconds(1), plenty));  // sets the anchor
  EXPECT_EQ(pacing.next(Seconds(1.02), plenty).kind, Pacing::Step::Kind::kSend);
  const auto step = pacing.next(Seconds(11.11), plenty);  // ten seconds stopped
  EXPECT_EQ(step.kind, Pacing::Step::Kind::kSend);
  EXPECT_EQ(pacing.next(Seconds(11.12), plenty).kind, Pacing::Step::Kind::kWaitUntil);
}

}  // namespace
}  // namespace auralis::stream
