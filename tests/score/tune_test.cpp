// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a tune says of itself: key, tempo, upbeat, by the format that it comes from.
#include "score/tune.h"

#include <gtest/gtest.h>

#include "score/abc_reader.h"
#include "score/key_finding.h"
#include "score/midi_tune.h"

namespace auralis::score {
namespace {

Tune abc(const std::string& fields, const std::string& music = "C D E F |") {
  return read_abc("X:1\n" + fields + music + "\n", "a.abc").tunes.at(0);
}

TEST(Tune, NamesItsTonicAsItsSignatureDoes) {
  const auto name = [](const char* tonic, const char* mode) {
    return tonic_name(find_key(tonic, mode));
  };
  EXPECT_EQ(name("A#", "ionian"), "Bb");
  EXPECT_EQ(name("Db", "aeolian"), "C#");
  EXPECT_EQ(name("A#", "dorian"), "Bb");
  EXPECT_EQ(name("Gb", "mixolydian"), "F#");
  EXPECT_EQ(name("C", "aeolian"), "C");
  EXPECT_EQ(name("G#", "ionian"), "Ab");
}

TEST(Tune, KnowsItsTempoInQuarterBeats) {
  EXPECT_EQ(first_tempo(abc("Q:1/4=90\nK:C\n")), 90);
  EXPECT_EQ(first_tempo(abc("Q:3/8=60\nK:C\n")), 90);
  EXPECT_EQ(first_tempo(abc("Q:1/4 1/8=60\nK:C\n")), 90);
  EXPECT_EQ(first_tempo(abc("Q:\"slowly = 3\" 1/2=40\nK:C\n")), 80);
  EXPECT_EQ(first_tempo(abc("L:1/8\nQ:120\nK:C\n")), 60) << "unit note lengths";
  EXPECT_EQ(first_tempo(abc("Q:120\nL:1/4\nK:C\n")), 120);
  EXPECT_EQ(first_tempo(abc("Q:1/4=58.5\nK:C\n")), 58.5);
  for (const char* none : {"K:C\n", "Q:\"Adagio\"\nK:C\n", "Q:soon\nK:C\n", "Q:1/4=0\nK:C\n",
                           "Q:1/3=60\nK:C\n", "Q:=\nK:C\n"})
    EXPECT_FALSE(first_tempo(abc(none))) << none;
}

TEST(Tune, KnowsItsTempoEverywhere) {
  using Tempos = std::vector<TempoChange>;
  EXPECT_EQ(abc("L:1/4\nQ:1/4=90\nK:C\n", "c d | [Q:1/4=60] e f |\nQ:1/2=50\ng a").tempos,
            (Tempos{{0, 90}, {2, 60}, {4, 100}}));
  EXPECT_EQ(abc("L:1/4\nQ:1/4=90\nK:C\n", "c d |: e [Q:1/4=60] f :| g").tempos,
            (Tempos{{0, 90}, {3, 60}, {4, 90}, {5, 60}}))
      << "a part begins as it did before";
  EXPECT_EQ(abc("L:1/8\nK:C\n", "c2 [Q:120] d2").tempos, (Tempos{{1, 60}})) << "unit note lengths";
  EXPECT_FALSE(first_tempo(abc("L:1/8\nK:C\n", "c2 [Q:120] d2")));
  event::MidiScore score;
  score.tempos = {{{480, 1, {}}, 72}};
  EXPECT_EQ(tune_of(score).tempos, (Tempos{{0, 120}, {1, 72}})) << "a file's, until it names one";
}

TEST(Tune, KnowsItsUpbeat) {
  const std::string fields = "M:3/4\nL:1/4\nK:C\n";
  EXPECT_EQ(abc(fields, "G | c2 d | e3 |").upbeat, 1);
  EXPECT_EQ(abc(fields, "|: G/ A/ | c2 d :|").upbeat, 1);
  EXPECT_EQ(abc(fields, "c2 d | e3 |").upbeat, 0);
  EXPECT_EQ(abc(fields, "c d").upbeat, 0);
}

TEST(Tune, OfMidiHasTheTempoOfItsFirstNoteAndAShortFirstBar) {
  event::MidiScore score;
  score.metres = {{{}, 1, 4}, {{480, 1, {}}, 3, 4}};
  score.tempos = {{{}, 60}, {{480, 1, {}}, 72}, {{960, 2, {}}, 90}};
  event::MidiNote note;
  note.velocity = 0.5;
  note.on.beat = 1;
  note.off.beat = 2;
  score.notes = {note};
  const Tune tune = tune_of(score);
  EXPECT_EQ(first_tempo(tune), 72);
  EXPECT_EQ(tune.tempos, (std::vector<TempoChange>{{0, 60}, {1, 72}, {2, 90}}));
  EXPECT_EQ(tune.upbeat, 1);
  EXPECT_EQ(tune.metre.bar(), 3);
  EXPECT_EQ(tune.notes.at(0).velocity, 0.5);
  score.tempos.clear();
  score.metres.pop_back();
  EXPECT_EQ(first_tempo(tune_of(score)), 120) << "as every file without one";
  EXPECT_EQ(tune_of(score).upbeat, 0);
}

TEST(Tune, IsTheSameInTimeWithinARangeOfTempi) {
  Tune tune =
      abc("M:4/4\nL:1/4\nQ:1/4=300\nK:C\n", "C D [Q:1/4=60] E4 [K:G] F-[Q:1/4=5] F G | c |");
  tune.upbeat = 1;
  const Tune within = within_tempi(tune, 20, 200);
  EXPECT_EQ(within.tempos, (std::vector<TempoChange>{{0, 150}, {1, 60}, {6, 20}}));
  ASSERT_EQ(within.notes.size(), tune.notes.size());
  EXPECT_EQ(within.notes[1], (TuneNote{0.5, 0.5, 62}));
  EXPECT_EQ(within.notes[2], (TuneNote{1, 4, 64}));
  EXPECT_EQ(within.notes[3], (TuneNote{5, 1 + 4, 66})) << "across the change";
  EXPECT_EQ(within.notes[4].onset, 10);
  EXPECT_EQ(within.keys.back().beat, 5);
  EXPECT_EQ(within.upbeat, 0.5);
  EXPECT_EQ(within.beats, 18);
  EXPECT_EQ(within.metre.bar(), 4) << "not one factor for all";
}

TEST(Tune, WithinARangeOfTempiHasItsBars) {
  const std::string music = "C D E F | G4 |";
  EXPECT_EQ(within_tempi(abc("M:4/4\nL:1/4\nQ:1/4=300\nK:C\n", music), 20, 200).metre.bar(), 2);
  EXPECT_EQ(within_tempi(abc("M:4/4\nL:1/4\nQ:1/4=15\nK:C\n", music), 20, 200).metre.bar(), 8);
  EXPECT_EQ(within_tempi(abc("M:4/4\nL:1/4\nK:C\n", music), 20, 200).metre.bar(), 4);
  for (const double bpm : {1e300, 5e-324, 200.0, 20.0}) {
    Tune tune = abc("M:4/4\nL:1/4\nK:C\n", music);
    tune.tempos = {{0, bpm}};
    const Tune within = within_tempi(tune, 20, 200);
    EXPECT_GE(within.tempos[0].bpm, 20);
    EXPECT_LE(within.tempos[0].bpm, 200);
    EXPECT_LT(within.beats, 1e9);
    EXPECT_GT(within.beats, 0);
  }
}

TEST(Tune, BeginsInTheKeyOfItsFirstNote) {
  Tune tune = abc("K:G\n", "z4 | [K:D] d4 | [K:A] e4 |");
  EXPECT_EQ(first_key(tune), find_key("D", "ionian"));
  tune.keys.erase(tune.keys.begin(), tune.keys.begin() + 2);
  EXPECT_EQ(first_key(tune), find_key("A", "ionian")) << "named only later";
  tune.keys.clear();
  EXPECT_FALSE(first_key(tune));
}

TEST(Tune, ItsKeyIsTheNamedOneUnlessThatHasFewOfItsNotes) {
  const std::string music = "^G ^A c ^c | ^d2 f2 | g2 ^g2 | ^d2 ^G2 |";
  Tune tune = abc("K:C\n", music);
  EXPECT_EQ(key_of(tune), find_key("Ab", "ionian")) << "C major was a default";
  tune.keys.push_back({4, find_key("C", "ionian")});
  EXPECT_EQ(key_of(tune), find_key("Ab", "ionian")) << "said twice";
  tune.keys.push_back({8, find_key("Eb", "ionian")});
  EXPECT_EQ(key_of(tune), find_key("C", "ionian")) << "a key among others is meant";
  tune.keys.clear();
  EXPECT_EQ(key_of(tune), find_key("Ab", "ionian"));
  EXPECT_EQ(key_of(abc("K:Ddor\n", "D E F G | A B c d |")), find_key("D", "dorian"));
  EXPECT_EQ(key_of(Tune{}), find_key("C", "ionian"));
}

}  // namespace
}  // namespace auralis::score
