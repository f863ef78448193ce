// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/sounding.h"

#include <gtest/gtest.h>

namespace auralis::compose {
namespace {

class SoundingTest : public testing::Test {
 protected:
  void hold(LayerId layer, double pitch, Seconds until) {
    sounding_.add({layer, pitch, until, ++id_});
  }

  Sounding sounding_;
  std::int64_t id_ = 0;
};

TEST_F(SoundingTest, KeepsTheLowRegisterClear) {
  hold(LayerId::kDrone, 36, Seconds(10));
  EXPECT_FALSE(sounding_.admits(LayerId::kBass, 42));
  EXPECT_TRUE(sounding_.admits(LayerId::kBass, 43));
  hold(LayerId::kBass, 43, Seconds(5));
  EXPECT_FALSE(sounding_.admits(LayerId::kBass, 29)) << "a third low note";
  EXPECT_FALSE(sounding_.admits(LayerId::kPad, 49)) << "a tritone above the bass";
  EXPECT_TRUE(sounding_.admits(LayerId::kPad, 50));
  sounding_.advance(Seconds(5));
  EXPECT_TRUE(sounding_.admits(LayerId::kBass, 29));
}

TEST_F(SoundingTest, AdmitsEightNotes) {
  hold(LayerId::kDrone, 50, Seconds(10));
  hold(LayerId::kTexture, 60, Seconds(10));
  for (int i = 0; i < 6; ++i) {
    EXPECT_TRUE(sounding_.admits(LayerId::kMelody, 60 + 3 * i));
    hold(LayerId::kMelody, 60 + 3 * i, Seconds(10));
  }
  EXPECT_FALSE(sounding_.admits(LayerId::kMelody, 90));
  EXPECT_FALSE(sounding_.admits(LayerId::kBells, 90));
}

TEST_F(SoundingTest, LeavesRoomForWhatMattersMore) {
  EXPECT_EQ(sounding_.notes_left(LayerId::kPad), 5) << "and a drone, a bass and a melody";
  for (int i = 0; i < 4; ++i) hold(LayerId::kPad, 60 + 4 * i, Seconds(10));
  EXPECT_EQ(sounding_.notes_left(LayerId::kDrone), 4);
  hold(LayerId::kDrone, 36, Seconds(10));
  EXPECT_EQ(sounding_.notes_left(LayerId::kDrone), 1) << "a second one";
  EXPECT_EQ(sounding_.notes_left(LayerId::kBells), 1);
  hold(LayerId::kBells, 90, Seconds(10));
  EXPECT_EQ(sounding_.notes_left(LayerId::kBells), 0);
  EXPECT_EQ(sounding_.notes_left(LayerId::kBass), 1);
  EXPECT_EQ(sounding_.notes_left(LayerId::kMelody), 2);
}

TEST_F(SoundingTest, LeavesRoomForVoicesThatAreAboutToEnter) {
  hold(LayerId::kDrone, 36, Seconds(10));
  sounding_.expect(3);
  EXPECT_EQ(sounding_.notes_left(LayerId::kBells), 2) << "beside a melody, a bass and three voices";
  EXPECT_EQ(sounding_.notes_left(LayerId::kMelody), 7)
      << "the first note had its place before them";
  hold(LayerId::kMelody, 72, Seconds(10));
  EXPECT_EQ(sounding_.notes_left(LayerId::kMelody), 3);
  EXPECT_EQ(sounding_.notes_left(LayerId::kPad), 5) << "a bass apart";
  sounding_.expect(0);
  EXPECT_EQ(sounding_.notes_left(LayerId::kMelody), 6);
}

TEST_F(SoundingTest, LetsNeighboursRubForFourSeconds) {
  hold(LayerId::kPad, 64, Seconds(20));
  EXPECT_EQ(sounding_.longest(LayerId::kMelody, 66, Seconds(10), Seconds(8)), kLongestRub);
  EXPECT_EQ(sounding_.longest(LayerId::kMelody, 66, Seconds(10), Seconds(3)), Seconds(3));
  EXPECT_EQ(sounding_.longest(LayerId::kMelody, 66, Seconds(17), Seconds(8)), Seconds(8));
  EXPECT_EQ(sounding_.longest(LayerId::kMelody, 64, Seconds(10), Seconds(8)), Seconds(8))
      << "unison";
  EXPECT_EQ(sounding_.longest(LayerId::kMelody, 67, Seconds(10), Seconds(8)), Seconds(8));
  EXPECT_EQ(sounding_.longest(LayerId::kTexture, 65, Seconds(10), Seconds(8)), Seconds(8))
      << "noise";
}

TEST_F(SoundingTest, ForgetsWhatIsReleased) {
  hold(LayerId::kPad, 64, Seconds(20));
  hold(LayerId::kBells, 84, Seconds(20));
  const auto ids =
      sounding_.release([](const HeldNote& note) { return note.layer == LayerId::kPad; });
  EXPECT_EQ(ids, std::vector<std::int64_t>{1});
  ASSERT_EQ(sounding_.held().size(), 1U);
  EXPECT_EQ(sounding_.held().front().id, 2);
}

TEST_F(SoundingTest, MakesWayForANoteThatIsGiven) {
  const auto ids_of = [this](double pitch, Seconds until) {
    return sounding_.make_way({LayerId::kMelody, pitch, until, 0}, Seconds(10));
  };
  hold(LayerId::kPad, 64, Seconds(20));     // 1
  hold(LayerId::kMelody, 66, Seconds(20));  // 2
  hold(LayerId::kDrone, 36, Seconds(20));   // 3
  hold(LayerId::kBass, 43, Seconds(16));    // 4
  EXPECT_TRUE(ids_of(65, Seconds(14)).empty()) << "not for too long";
  EXPECT_TRUE(ids_of(64, Seconds(20)).empty()) << "unison";
  EXPECT_EQ(ids_of(65, Seconds(15)), std::vector<std::int64_t>{1}) << "the melody stays";
  EXPECT_EQ(ids_of(55, Seconds(15)), std::vector<std::int64_t>{}) << "above C3";
  EXPECT_EQ(ids_of(46, Seconds(11)), std::vector<std::int64_t>{4}) << "a fifth, below C3";
  hold(LayerId::kBass, 47, Seconds(16));  // 5
  EXPECT_EQ(ids_of(28, Seconds(11)), std::vector<std::int64_t>{5}) << "two below C3";
}

TEST_F(SoundingTest, MakesWayUntilNoMoreThanEightSoundOrTheGivenOnesAlone) {
  for (int i = 0; i < 6; ++i) hold(LayerId::kMelody, 60 + 3 * i, Seconds(20));
  hold(LayerId::kPad, 84, Seconds(19));
  hold(LayerId::kBells, 90, Seconds(15));
  const HeldNote given{LayerId::kMelody, 80, Seconds(30), 9};
  EXPECT_EQ(sounding_.make_way(given, Seconds(10)), std::vector<std::int64_t>{8}) << "ends first";
  sounding_.add(given);
  EXPECT_EQ(sounding_.make_way(given, Seconds(10)), std::vector<std::int64_t>{7});
  sounding_.add(given);
  EXPECT_TRUE(sounding_.make_way(given, Seconds(10)).empty());
}

}  // namespace
}  // namespace auralis::compose
