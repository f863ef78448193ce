// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/time/transport.h"

#include <gtest/gtest.h>

namespace auralis::compose {
namespace {

TEST(Transport, CountsBeatsAtOneTempo) {
  const Transport transport(90);
  EXPECT_EQ(transport.time_of(0), Seconds(0));
  EXPECT_DOUBLE_EQ(transport.time_of(3).count(), 2);
  EXPECT_DOUBLE_EQ(transport.time_of(1).count(), 0.666667);  // whole microseconds
  EXPECT_DOUBLE_EQ(transport.beat_at(Seconds(2)), 3);
}

TEST(Transport, MovesPlannedBeatsWithTheTempoFromNowOn) {
  Transport transport(60);
  transport.set_tempo(120, Seconds(10));
  EXPECT_DOUBLE_EQ(transport.beat_at(Seconds(10)), 10);
  EXPECT_DOUBLE_EQ(transport.time_of(12).count(), 11);
  transport.set_tempo(30, Seconds(11));
  EXPECT_DOUBLE_EQ(transport.time_of(13).count(), 13);
  EXPECT_DOUBLE_EQ(transport.length_of(1).count(), 2);
}

TEST(Transport, DoesNotDriftOverAThousandTempoChanges) {
  Transport transport(60);
  double beats = 0;
  for (int i = 0; i < 1000; ++i) {
    const double bpm = 20 + i % 180;
    transport.set_tempo(bpm, Seconds(i));
    beats += bpm / 60;
    ASSERT_NEAR(transport.beat_at(Seconds(i + 1)), beats, 1e-9);
  }
}

}  // namespace
}  // namespace auralis::compose
