// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony/harmony.h"

#include <gtest/gtest.h>

#include <algorithm>
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

TEST_F(HarmonyTest, ASectionBeginsOnTheTonicBehindAChordThatLeadsThere) {
  int cadences = 0;
  for (int seed = 1; seed <= 100; ++seed) {
    Harmony harmony;
    HarmonyContext context{static_cast<std::uint64_t>(seed), scale_, mood_, 60, 0.5};
    context.section_end = 130;
    int before = -1;
    harmony.begin_next(context);
    while (harmony.next_beat() < context.section_end) {
      harmony.begin_next(context);
      before = harmony.current().chord.degree;
    }
    harmony.begin_next(context);
    ASSERT_EQ(harmony.current().chord.degree, 0) << "seed " << seed;
    cadences += before == 3 || before == 4 || before == 6 || before == 1 ? 1 : 0;
  }
  EXPECT_GE(cadences, 75) << "the others by a seldom one";
}

TEST_F(HarmonyTest, AChordThatLeadsHomeStandsBeforeTheLast) {
  int cadences = 0;
  for (int seed = 1; seed <= 100; ++seed) {
    Harmony harmony;
    HarmonyContext context{static_cast<std::uint64_t>(seed), scale_, mood_, 60, 0.5};
    context.last_chord = 108;
    do harmony.begin_next(context);
    while (harmony.current().beat + kLongestStub * harmony.current().beats <= context.last_chord);
    const int degree = harmony.current().chord.degree;
    EXPECT_NE(degree, 0) << "seed " << seed;
    cadences += degree == 3 || degree == 4 || degree == 6 || degree == 1 ? 1 : 0;
  }
  EXPECT_GE(cadences, 75);
}

TEST_F(HarmonyTest, TransposesWhatIsPlannedWithoutADraw) {
  Harmony other;
  for (Harmony* const harmony : {&harmony_, &other}) {
    (void)harmony->at(300, context_);
    harmony->begin_next(context_);
  }
  const theory::Scale higher("G", "dorian");
  const HarmonyContext transposed{7, higher, mood_, 60, 0.5};
  other.transpose_at(1.5, transposed);
  EXPECT_EQ(other.next_beat(), 1.5);
  EXPECT_EQ(other.current().chord.root(), 2) << "D until then";
  other.begin_next(transposed);
  EXPECT_EQ(other.current().chord.root(), 7) << "the rest of the chord in the new key";
  EXPECT_EQ(other.next_beat(), harmony_.next_beat());
  while (harmony_.next_beat() < 300) {
    harmony_.begin_next(context_);
    other.begin_next(transposed);
    ASSERT_EQ(other.current().beat, harmony_.current().beat);
    ASSERT_EQ(other.current().root, harmony_.current().root);
    ASSERT_EQ((other.current().chord.root() + 7) % 12, harmony_.current().chord.root());
  }
}

TEST_F(HarmonyTest, BorrowsAtHighComplexityOnly) {
  const auto borrowed = [this](double complexity) {
    Harmony harmony;
    const HarmonyContext context{7, scale_, mood_, 60, complexity};
    int count = 0;
    for (int i = 0; i < 400; ++i) {
      harmony.begin_next(context);
      const auto& chord = harmony.current().chord;
      const bool foreign =
          !std::ranges::all_of(chord.classes, [this](int pc) { return scale_.contains(pc); });
      EXPECT_EQ(foreign, harmony.current().root.borrowed.has_value()) << chord.name;
      count += foreign ? 1 : 0;
    }
    return count;
  };
  EXPECT_EQ(borrowed(0.5), 0);
  EXPECT_GT(borrowed(0.8), 10);
  EXPECT_GT(borrowed(1), borrowed(0.8));
  EXPECT_LT(borrowed(1), 160) << "of 400: the mode stays itself";
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
