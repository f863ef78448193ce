// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/chord.h"

#include <gtest/gtest.h>

#include "theory/pitch.h"

namespace auralis::theory {
namespace {

std::string name(const char* key, const char* mode, int degree, ChordKind kind) {
  return build_chord(Scale(key, mode), degree, kind).name;
}

TEST(Chord, StacksThirdsInChurchModes) {
  EXPECT_EQ(name("D", "dorian", 0, ChordKind::kSeventh), "Dm7");
  EXPECT_EQ(name("D", "dorian", 3, ChordKind::kTriad), "G");
  EXPECT_EQ(name("D", "dorian", 3, ChordKind::kNinth), "G9");
  EXPECT_EQ(name("C", "ionian", 3, ChordKind::kSeventh), "Fmaj7");
  EXPECT_EQ(name("C", "ionian", 6, ChordKind::kSeventh), "Bm7b5");
  EXPECT_EQ(name("E", "lydian", 1, ChordKind::kTriad), "F#");
  EXPECT_EQ(name("Bb", "ionian", 0, ChordKind::kAdd9), "Bbadd9");
  EXPECT_EQ(name("A", "aeolian", 0, ChordKind::kSus2), "Asus2");
  EXPECT_EQ(name("A", "aeolian", 0, ChordKind::kFifth), "A5");
  EXPECT_EQ(name("A", "harmonic-minor", 0, ChordKind::kSeventh), "Am(maj7)");
}

TEST(Chord, LeavesOutANinthASemitoneAboveTheRoot) {
  EXPECT_EQ(name("C", "ionian", 2, ChordKind::kNinth), "Em7");
  EXPECT_EQ(name("C", "ionian", 2, ChordKind::kSus2), "E5");
}

TEST(Chord, NamesWhatIsAddedAboveTheOctave) {
  const auto tones = [](std::vector<int> intervals) {
    Chord chord;
    for (const int interval : intervals) chord.classes.push_back(wrap(7 + interval, 12));  // on G
    std::string names;
    for (const int interval : intervals)
      names += (names.empty() ? "" : " ") + std::string(chord.tone(43 + interval));
    return names;
  };
  struct Case {
    const char* symbol;
    std::vector<int> intervals;
    const char* tones;
  };
  for (const auto& [symbol, intervals, names] :
       std::vector<Case>{{"", {0, 4, 7}, "root third fifth"},
                         {"add9", {0, 4, 7, 14}, "root third fifth ninth"},
                         {"m9", {0, 3, 7, 10, 14}, "root third fifth seventh ninth"},
                         {"7(b9)", {0, 4, 7, 10, 13}, "root third fifth seventh ninth"},
                         {"7#9", {0, 4, 7, 10, 15}, "root third fifth seventh ninth"},
                         {"sus(b9)", {0, 7, 13}, "root fifth ninth"},
                         {"sus2", {0, 2, 7}, "root second fifth"},
                         {"sus4", {0, 5, 7}, "root fourth fifth"},
                         {"9sus4", {0, 5, 7, 10, 14}, "root fourth fifth seventh ninth"},
                         {"m11", {0, 3, 7, 10, 14, 17}, "root third fifth seventh ninth eleventh"},
                         {"maj7#11", {0, 4, 7, 11, 18}, "root third fifth seventh eleventh"},
                         {"13", {0, 4, 7, 10, 14, 21}, "root third fifth seventh ninth thirteenth"},
                         {"7b13", {0, 4, 7, 10, 20}, "root third fifth seventh thirteenth"},
                         {"6", {0, 4, 7, 9}, "root third fifth sixth"},
                         {"6/9", {0, 4, 7, 9, 14}, "root third fifth sixth ninth"},
                         {"m7b5", {0, 3, 6, 10}, "root third fifth seventh"},
                         {"dim7", {0, 3, 6, 9}, "root third fifth seventh"},
                         {"7#5", {0, 4, 8, 10}, "root third fifth seventh"}})
    EXPECT_EQ(tones(intervals), names) << symbol;
  EXPECT_EQ(build_chord(Scale("C", "ionian"), 0, ChordKind::kAdd9).tone(74), "ninth");
  EXPECT_EQ(build_chord(Scale("C", "ionian"), 0, ChordKind::kAdd9).tone(65), "none");
  const Chord inverted{.classes = {11, 7, 2}};  // G/B
  EXPECT_EQ(inverted.tone(59), "third");
  EXPECT_EQ(inverted.tone(67), "root");
}

TEST(Chord, IsOpenInPentatonicScales) {
  EXPECT_EQ(name("C", "major-pentatonic", 0, ChordKind::kTriad), "C");
  EXPECT_EQ(name("C", "major-pentatonic", 4, ChordKind::kTriad), "Am");
  EXPECT_EQ(name("C", "major-pentatonic", 3, ChordKind::kTriad), "Gsus4");
}

TEST(Chord, HasNotesOfItsScaleEachOnceInEveryKeyModeAndKind) {
  for (const auto key : key_names())
    for (const Mode& mode : modes()) {
      const Scale scale(key, mode.name);
      for (int degree = 0; degree < scale.size(); ++degree)
        for (int kind = 0; kind < 6; ++kind) {
          const Chord chord = build_chord(scale, degree, static_cast<ChordKind>(kind));
          ASSERT_EQ(chord.root(), scale.class_of(degree));
          ASSERT_GE(chord.classes.size(), 2U) << chord.name;
          ASSERT_FALSE(chord.name.empty());
          for (const int pc : chord.classes) ASSERT_TRUE(scale.contains(60 + pc)) << chord.name;
          ASSERT_GT(stability(scale, degree), 0);
        }
    }
}

TEST(Chord, SaysWhatRestsOnIt) {
  const Chord c = build_chord(Scale("C", "ionian"), 0, ChordKind::kTriad);
  EXPECT_TRUE(rests_on(c, 64));
  EXPECT_TRUE(rests_on(c, 62));   // a ninth
  EXPECT_FALSE(rests_on(c, 65));  // a semitone above the third
}

}  // namespace
}  // namespace auralis::theory
