// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/voice_pool.h"

#include <gtest/gtest.h>

namespace auralis::synth {
namespace {

std::int64_t serial = 0;

Voice voice(Period onset, Period off, float release = 10) {
  Voice v;
  v.onset = onset;
  v.off = off;
  v.envelopes[kEnvelope1].release = release;
  return v;
}

TEST(VoicePool, ReusesASlotOnlyAfterItsCooldown) {
  VoicePool pool(4, 8, 100);
  EXPECT_EQ(pool.take({1, serial++}, voice(0, 20))->slot, 0);  // ends at 32
  EXPECT_EQ(pool.take({2, serial++}, voice(131, 140))->slot, 1);
  EXPECT_EQ(pool.take({3, serial++}, voice(132, 140))->slot, 0);
}

TEST(VoicePool, StealsTheVoiceThatFadesAlreadyBeforeAHeldOne) {
  VoicePool pool(3, 8, 100);
  (void)pool.take({1, serial++}, voice(0, kNever));
  (void)pool.take({2, serial++}, voice(1, 50, 500));
  (void)pool.take({3, serial++}, voice(2, 40, 500));
  const auto first = pool.take({4, serial++}, voice(60, kNever));
  EXPECT_EQ(first->stolen, 2);  // released first
  EXPECT_EQ(first->slot, 3);
  EXPECT_EQ(pool.take({5, serial++}, voice(61, kNever))->stolen, 1);
  EXPECT_EQ(pool.take({6, serial++}, voice(62, kNever))->stolen,
            0);  // only held ones are left: the oldest
  EXPECT_EQ(pool.stolen(), 3);
  EXPECT_EQ(pool.sounding(200), 3);
}

TEST(VoicePool, TellsWhenEvenTheSpareSlotsAreTaken) {
  VoicePool pool(1, 2, 100);
  EXPECT_TRUE(pool.take({1, serial++}, voice(0, kNever)));
  EXPECT_TRUE(pool.take({2, serial++}, voice(1, kNever)));
  EXPECT_FALSE(pool.take({3, serial++}, voice(2, kNever)));
}

TEST(VoicePool, ReleasesTheNewestNoteOfAnId) {
  VoicePool pool(4, 8, 100);
  (void)pool.take({7, serial++}, voice(0, kNever));
  (void)pool.take({7, serial++}, voice(5, kNever));
  EXPECT_EQ(pool.end(), kNever);
  const auto second = *pool.newest(7, 20);
  EXPECT_EQ(pool.release(second, 20), 1);
  EXPECT_FALSE(pool.release(second, 20));
  EXPECT_EQ(pool.release(*pool.newest(7, 30), 30), 0);
  EXPECT_FALSE(pool.newest(7, 30));
  EXPECT_FALSE(pool.release_any(50));
  EXPECT_EQ(pool.end(), 30 + 10 + 2);
}

// A release once left notes of known length alone: a chord that a new key ended rang on in it.
TEST(VoicePool, ReleasesANoteOfKnownLengthEarlier) {
  VoicePool pool(4, 8, 100);
  (void)pool.take({7, serial++}, voice(0, 50));
  EXPECT_FALSE(pool.newest(7, 50)) << "its gate has ended";
  EXPECT_EQ(pool.release(*pool.newest(7, 20), 20), 0);
  EXPECT_FALSE(pool.newest(7, 20));
  EXPECT_EQ(pool.end(), 20 + 10 + 2);
}

}  // namespace
}  // namespace auralis::synth
