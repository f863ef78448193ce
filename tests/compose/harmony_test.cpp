// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace auralis::compose {
namespace {

class HarmonyTest : public testing::Test {
 protected:
  theory::Scale scale_{"D", "dorian"};
  HarmonyMood mood_;
  HarmonyContext context_{7, scale_, mood_, 60, 0.5};
  Harmony harmony_;
};

TEST_F(HarmonyTest, ComesHomeAndNeverRepeatsAChord) {
  int before = -1;
  int home = 0;
  std::set<int> degrees;
  for (int i = 0; i < 400; ++i) {
    harmony_.begin_next(context_);
    const int degree = harmony_.current().chord.degree;
    ASSERT_NE(degree, before);
    const bool comes_home = i % 8 == 0;  // every other four chords begin on the tonic
    ASSERT_TRUE(!comes_home || degree == 0);
    home += degree == 0 ? 1 : 0;
    degrees.insert(degree);
    before = degree;
  }
  EXPECT_GE(home, 50);
  EXPECT_LE(home, 200);
  EXPECT_GE(degrees.size(), 5U);
}

TEST_F(HarmonyTest, ChangesSlowlyAtEveryTempo) {
  for (const double bpm : {20.0, 48.0, 60.0, 100.0, 200.0}) {
    Harmony harmony;
    HarmonyContext context{7, scale_, mood_, bpm, 0.5};
    for (int i = 0; i < 50; ++i) {
      harmony.begin_next(context);
      const double seconds = harmony.current().beats * 60 / bpm;
      EXPECT_GE(seconds, 5);
      EXPECT_LE(seconds, 24);
      EXPECT_EQ(std::fmod(harmony.current().beat, kBeatsPerBar), 0);
    }
  }
}

TEST_F(HarmonyTest, PlansAheadWhatThenBegins) {
  harmony_.begin_next(context_);
  const std::string planned = harmony_.at(200, context_).chord.name;
  while (harmony_.next_beat() <= 200) harmony_.begin_next(context_);
  EXPECT_EQ(harmony_.current().chord.name, planned);
}

TEST_F(HarmonyTest, TurnsToAnotherScaleOnItsTonic) {
  harmony_.begin_next(context_);
  (void)harmony_.at(300, context_);
  harmony_.turn_at(5.5);
  EXPECT_EQ(harmony_.next_beat(), 5.5);
  const theory::Scale other("F#", "major-pentatonic");
  const HarmonyContext turned{7, other, mood_, 60, 0.5};
  harmony_.begin_next(turned);
  EXPECT_EQ(harmony_.current().beat, 5.5);
  EXPECT_EQ(harmony_.current().chord.root(), 6);
  EXPECT_EQ(std::fmod(harmony_.next_beat(), kBeatsPerBar), 0) << "back on the bar line";
}

// Another control between the change of scale and the chord that follows it let that chord go on
// from a degree of the old scale, which the new one need not have, and not from the tonic.
TEST_F(HarmonyTest, TurnsOnTheTonicThoughThePlanIsForgottenAgain) {
  const theory::Scale other("F#", "major-pentatonic");
  const HarmonyContext turned{7, other, mood_, 60, 0.5};
  for (int chords = 1; chords < 60; ++chords) {
    Harmony harmony;
    for (int i = 0; i < chords; ++i) harmony.begin_next(context_);
    harmony.turn_at(harmony.current().beat + 0.5);
    (void)harmony.at(harmony.next_beat() + 1, turned);
    harmony.forget_plan();
    harmony.begin_next(turned);
    ASSERT_EQ(harmony.current().chord.root(), 6) << "after " << chords;
  }
}

TEST_F(HarmonyTest, PlansWithoutGapsBeforeTheFirstChordBegins) {
  (void)harmony_.at(500, context_);
  double end = 0;
  for (int i = 0; i < 12; ++i) {
    harmony_.begin_next(context_);
    ASSERT_EQ(harmony_.current().beat, end);
    end = harmony_.next_beat();
  }
}

TEST_F(HarmonyTest, EndsOnTheTonic) {
  harmony_.begin_next(context_);
  harmony_.begin_last(9, context_);
  EXPECT_TRUE(harmony_.last());
  EXPECT_EQ(harmony_.current().chord.degree, 0);
  EXPECT_EQ(harmony_.at(1e6, context_).beat, 9);
}

}  // namespace
}  // namespace auralis::compose
