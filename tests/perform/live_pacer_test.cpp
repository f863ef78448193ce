// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/live_pacer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/fake_clock.h"

namespace auralis::perform {
namespace {

/// A sleep that ends later than asked, as those of a busy machine do.
class LateClock final : public base::Clock {
 public:
  [[nodiscard]] Seconds now() const override { return now_; }
  void sleep_until(Seconds due) override { now_ = std::max(now_, due + kLate); }

  static constexpr Seconds kLate{0.003};

 private:
  Seconds now_{1000};
};

TEST(LivePacer, KeepsItsScheduleWhenTheClockWakesLate) {
  LateClock clock;
  LivePacer pacer(clock, Seconds(0.01));
  const Seconds start = clock.now();
  for (int i = 1; i <= 100000; ++i) {
    const Seconds t = pacer.wait();
    ASSERT_NEAR(t.count(), i * 0.01, 1e-6);
    ASSERT_NEAR((clock.now() - start - t).count(), LateClock::kLate.count(), 1e-6)
        << "lateness must not add up";
  }
}

TEST(LivePacer, CatchesUpAfterAShortPause) {
  support::FakeClock clock;
  LivePacer pacer(clock, Seconds(0.01));
  (void)pacer.wait();
  clock.advance(Seconds(1.5));  // a machine that is busy
  const Seconds resumed = clock.now();
  for (int i = 0; i < 150; ++i) (void)pacer.wait();
  EXPECT_EQ(clock.now(), resumed) << "missed ticks follow at once";
  (void)pacer.wait();
  EXPECT_GT(clock.now(), resumed);
}

// All that was missed used to follow at once, whatever the pause: with a sound card behind it, each
// stop was latency for good.
TEST(LivePacer, GoesOnWhereItWasAfterALongPause) {
  support::FakeClock clock;
  LivePacer pacer(clock, Seconds(0.01));
  for (int pauses = 0; pauses < 3; ++pauses) {
    const Seconds t = pacer.wait();
    clock.advance(Seconds(40));  // the process was stopped
    const Seconds resumed = clock.now();
    EXPECT_NEAR((pacer.wait() - t).count(), 0.01, 1e-9);
    for (int i = 0; i < 100; ++i) (void)pacer.wait();
    EXPECT_NEAR((clock.now() - resumed).count(), 1, 1e-6) << "in real time";
  }
}

}  // namespace
}  // namespace auralis::perform
