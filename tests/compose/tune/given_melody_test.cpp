// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/tune/given_melody.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "compose/form/form.h"
#include "compose/tunes.h"

namespace auralis::compose {
namespace {

const theory::Scale kMajor("C", "ionian");

theory::Chord triad(int degree) {
  return theory::build_chord(kMajor, degree, theory::ChordKind::kTriad);
}

TEST(GivenMelody, AChordFitsByItsTonesAndNotWhatRubsAgainstThem) {
  Heard heard{};
  EXPECT_EQ(fit(triad(0), heard, kMajor), 1) << "silence";
  heard[4] = 2;  // E
  EXPECT_EQ(fit(triad(0), heard, kMajor), 1);
  EXPECT_EQ(fit(triad(5), heard, kMajor), 1) << "Am";
  EXPECT_GT(fit(triad(3), heard, kMajor), 0) << "the seventh of F";
  EXPECT_LT(fit(triad(3), heard, kMajor), 0.5);
  heard = {};
  heard[5] = 1;  // F, a semitone above the third of C
  EXPECT_EQ(fit(triad(0), heard, kMajor), 0);
  heard[0] = 3;
  EXPECT_EQ(fit(triad(0), heard, kMajor), 0.75);
  heard = {};
  heard[8] = 1;  // A flat
  EXPECT_EQ(fit(triad(3), heard, kMajor), 0) << "F has A";
}

TEST(GivenMelody, HearsMoreOfLongNotesAndStrongBeats) {
  const GivenMelody given(tune_of("X:1\nM:4/4\nL:1/4\nK:C\nC D E F | G4 | A/ B/ c d2 |"), 60);
  const double bar = given.begin();
  const Heard first = given.heard(bar, bar + 4, 0);
  EXPECT_GT(first[0], first[4]) << "a bar line before its half";
  EXPECT_GT(first[4], first[2]) << "the half before a beat";
  EXPECT_EQ(first[2], first[5]);
  EXPECT_EQ(first[7], 0);
  const Heard third = given.heard(bar + 8, bar + 12, 0);
  EXPECT_GT(third[9], third[11]);
  EXPECT_GT(third[2], 2 * third[11]);
  EXPECT_GT(given.heard(bar + 6, bar + 8, 0)[7], 0) << "it goes on";
  EXPECT_GT(given.heard(bar, bar + 1, 2)[2], 0) << "on D";
}

TEST(GivenMelody, LiesOnTheBarsOfTheTuneBehindWholeBars) {
  const GivenMelody waltz(tune_of("X:1\nM:3/4\nL:1/4\nK:G\nD | G A B | c3 | B2 |"), 60);
  EXPECT_EQ(waltz.bar(), 3);
  EXPECT_EQ(waltz.begin(), 6);
  EXPECT_EQ(waltz.notes().front().beat, 5) << "the upbeat";
  EXPECT_EQ(waltz.notes()[1].beat, 6);
  EXPECT_EQ(waltz.end(), 15);
  EXPECT_EQ(waltz.chord_beats(60), 3);
  EXPECT_EQ(waltz.chord_beats(200), 6) << "two bars";
  EXPECT_EQ(waltz.chord_beats(30), 3) << "no half bar in three";
  const GivenMelody fast(tune_of("X:1\nM:4/4\nL:1/4\nK:C\nz4 | z4 | C4 | D4 |"), 180);
  EXPECT_EQ(fast.begin(), 20) << "six seconds";
  EXPECT_EQ(fast.notes().front().beat, 20) << "without the rests";
  EXPECT_EQ(fast.end(), 28);
  EXPECT_EQ(fast.chord_beats(30), 2);
  const GivenMelody odd(tune_of("X:1\nM:7/32\nL:1/4\nK:C\nC4 D4"), 60);
  EXPECT_EQ(odd.bar(), 4);
}

TEST(GivenMelody, ChordsEndWhereTheTuneBeginsOnItsBarsAndWhereItEnds) {
  const GivenMelody given(twinkle(), 80);
  EXPECT_EQ(given.begin(), 8);
  EXPECT_EQ(given.chord_end(0, 16, 80), 8);
  EXPECT_EQ(given.chord_end(0, 4, 80), 4);
  EXPECT_EQ(given.chord_end(8, 24, 80), 12);
  EXPECT_EQ(given.chord_end(9.5, 24, 80), 12) << "back on the bar line";
  EXPECT_EQ(given.chord_end(52, 80, 80), 56);
  EXPECT_EQ(given.chord_end(56, 72, 80), 72);
}

TEST(GivenMelody, ChangesItsKeyWhereANoteIsPlayedInIt) {
  score::Tune tune = twinkle();
  const auto key = [](const char* tonic) { return score::find_key(tonic, "ionian"); };
  tune.keys = {{0, key("C")},  {4, key("C")},   {8, key("G")},  {8, key("D")},   {16.1, key("F")},
               {20, key("F")}, {24, key("Bb")}, {24, key("F")}, {47, key("Eb")}, {47.5, key("Ab")}};
  tune.notes.back().onset = 46;
  const GivenMelody given(tune, 80);
  EXPECT_EQ(given.key(), key("C"));
  ASSERT_EQ(given.keys().size(), 2U);
  EXPECT_EQ(given.keys()[0].beat, given.begin() + 8);
  EXPECT_EQ(given.keys()[0].key, key("D")) << "the last one there";
  EXPECT_EQ(given.keys()[1].beat, given.begin() + 16) << "on the grid";
  EXPECT_EQ(given.next_key_change(0), given.begin() + 8);
  EXPECT_EQ(given.next_key_change(given.begin() + 8), given.begin() + 16);
  EXPECT_EQ(given.next_key_change(given.begin() + 16), kNeverBeat);
  EXPECT_EQ(given.chord_end(given.begin() + 7, 100, 80), given.begin() + 8);
  tune.keys = {{0, key("Db")}, {8, key("Db")}};
  EXPECT_TRUE(GivenMelody(tune, 80).keys().empty()) << "it is C major all the same";
}

TEST(GivenMelody, IsTransposedTheNearestWay) {
  const GivenMelody given(twinkle(), 80);
  EXPECT_EQ(given.transposition(0, 0), 0);
  EXPECT_EQ(given.transposition(0, 2), 2);
  EXPECT_EQ(given.transposition(0, 6), 6);
  EXPECT_EQ(given.transposition(4, 2), -2);
  score::Tune high = twinkle();
  high.notes.back().pitch = 126;
  EXPECT_EQ(GivenMelody(high, 80).transposition(0, 2), -10) << "127 is the highest pitch";
}

TEST(GivenMelody, KeepsWhatIsLoudAndSoft) {
  score::Tune tune = twinkle();
  const GivenMelody metric(tune, 80);
  EXPECT_GT(metric.notes()[0].emphasis, metric.notes()[1].emphasis) << "by its metre";
  for (score::TuneNote& note : tune.notes) note.velocity = 0.4;
  tune.notes[3].velocity = 0.2;
  const GivenMelody given(tune, 80);
  EXPECT_DOUBLE_EQ(given.notes()[3].emphasis, given.notes()[0].emphasis / 2);
}

TEST(GivenMelody, LeavesRoomForAChordThatLeadsToTheLast) {
  const GivenMelody given(twinkle(), 80);
  const Ending ending(given.piece_length(80));
  EXPECT_DOUBLE_EQ(ending.last_chord()->count(), (56 + 4) * 60 / 80.0);
  const GivenMelody brief(tune_of("X:1\nM:4/4\nL:1/4\nK:C\nC4"), 80);
  EXPECT_DOUBLE_EQ(Ending(brief.piece_length(80)).last_chord()->count(), (12 + 4) * 60 / 80.0);
}

TEST(GivenMelody, RefusesWhatIsNoTune) {
  EXPECT_THROW(GivenMelody(score::Tune{}, 60), base::Error);
  score::Tune endless = twinkle();
  endless.notes.back().beats = 90'000;
  EXPECT_THROW(GivenMelody(endless, 60), base::Error);
  EXPECT_NO_THROW(GivenMelody(endless, 120));
}

TEST(GivenMelody, IsRememberedByItsOpening) {
  const GivenMelody given(twinkle(), 80);
  const Motif opening = given.opening(7);
  ASSERT_EQ(opening.size(), kMotifTones);
  EXPECT_EQ(opening[2].step - opening[1].step, 4);
  EXPECT_EQ(opening[0].units, 2);
  EXPECT_EQ(given.opening(5)[2].step - opening[1].step, 3) << "of five";
}

}  // namespace
}  // namespace auralis::compose
