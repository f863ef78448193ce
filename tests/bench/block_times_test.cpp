// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/block_times.h"

#include <gmock/gmock.h>

namespace auralis::bench {
namespace {

using base::Seconds;
using testing::DoubleNear;
using testing::ElementsAre;

/// Blocks of these lengths, on a clock that wakes a sleeper late.
class Machine final : public base::Clock {
 public:
  Machine(std::vector<double> late, std::vector<double> takes)
      : late_(std::move(late)), takes_(std::move(takes)) {}

  [[nodiscard]] Seconds now() const override { return now_; }
  void sleep_until(Seconds due) override {
    if (due > now_) now_ = due + Seconds(late_.at(next_));
  }
  void render() { now_ += Seconds(takes_.at(next_++)); }

 private:
  Seconds now_{1000};
  std::vector<double> late_, takes_;
  std::size_t next_ = 0;
};

auto near(double seconds) { return DoubleNear(seconds, 1e-9); }

TEST(BlockTimes, TellsALateWakeUpFromALongRendering) {
  // In time, woken late, too long, begun late for that, woken too late, in time for all that.
  Machine machine({0, 0.006, 0, 0, 0.011, 0}, {0.004, 0.003, 0.012, 0.007, 0.002, 0.004});
  const auto times = time_paced(machine, Seconds(0.01), 6, [&] { machine.render(); });
  EXPECT_THAT(times.renders, ElementsAre(near(0.004), near(0.003), near(0.012), near(0.007),
                                         near(0.002), near(0.004)));
  EXPECT_THAT(times.wakes,
              ElementsAre(near(0), near(0.006), near(0), near(0), near(0.011), near(0)));
  EXPECT_EQ(times.misses, 2) << "the third and the fifth";
}

TEST(BlockTimes, CountsEveryBlockThatABacklogMakesLate) {
  Machine machine({0, 0, 0, 0, 0}, {0.025, 0.009, 0.009, 0.001, 0.001});
  const auto times = time_paced(machine, Seconds(0.01), 5, [&] { machine.render(); });
  EXPECT_EQ(times.misses, 4);
  EXPECT_THAT(times.wakes, ElementsAre(near(0), near(0), near(0), near(0), near(0)));
}

TEST(BlockTimes, KnowsNoBacklogAtOnce) {
  Machine machine({}, {0.025, 0.009, 0.009});
  const auto times = time_at_once(machine, Seconds(0.01), 3, [&] { machine.render(); });
  EXPECT_THAT(times.renders, ElementsAre(near(0.025), near(0.009), near(0.009)));
  EXPECT_TRUE(times.wakes.empty());
  EXPECT_EQ(times.misses, 1);
}

}  // namespace
}  // namespace auralis::bench
