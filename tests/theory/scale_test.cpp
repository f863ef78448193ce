// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/scale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "theory/pitch.h"

namespace auralis::theory {
namespace {

std::string spelled(const Scale& scale) {
  std::string names;
  for (int i = 0; i < scale.size(); ++i)
    names += (i > 0 ? " " : "") + scale.name_of(scale.class_of(i));
  return names;
}

TEST(Scale, StepsArePitchesAndBackInEveryKeyAndMode) {
  for (const auto key : key_names())
    for (const Mode& mode : modes()) {
      const Scale scale(key, mode.name);
      for (int step = 0; step < 10 * scale.size(); ++step) {
        ASSERT_EQ(scale.step_of(scale.pitch(step)), step);
        ASSERT_EQ(scale.nearest_step(scale.pitch(step)), step);
        ASSERT_GT(scale.pitch(step + 1), scale.pitch(step));
      }
      for (int pitch = 0; pitch < 128; ++pitch)
        ASSERT_LE(std::abs(scale.pitch(scale.nearest_step(pitch)) - pitch), 2);
    }
}

TEST(Scale, KnowsWhatItContains) {
  const Scale dorian("D", "dorian");
  EXPECT_EQ(dorian.pitch(0), 2);
  EXPECT_EQ(dorian.pitch(5 * 7), 62);
  EXPECT_TRUE(dorian.contains(71));
  EXPECT_FALSE(dorian.contains(70));
  EXPECT_EQ(Scale("A", "minor-pentatonic").size(), 5);
}

TEST(Scale, SpellsSevenNotesWithSevenLetters) {
  EXPECT_EQ(spelled(Scale("D", "dorian")), "D E F G A B C");
  EXPECT_EQ(spelled(Scale("E", "lydian")), "E F# G# A# B C# D#");
  EXPECT_EQ(spelled(Scale("Db", "ionian")), "Db Eb F Gb Ab Bb C");
  EXPECT_EQ(spelled(Scale("C", "aeolian")), "C D Eb F G Ab Bb");
  EXPECT_EQ(spelled(Scale("F#", "ionian")), "F# G# A# B C# D# E#");
  EXPECT_EQ(spelled(Scale("Eb", "major-pentatonic")), "Eb F G Bb C");
}

TEST(Scale, HasTheSameNotesFromAnotherDegree) {
  const Scale dorian("D", "dorian");
  const Scale mixolydian = dorian.from_degree(3);
  EXPECT_EQ(spelled(mixolydian), "G A B C D E F");
  EXPECT_EQ(mixolydian.mode().name, "mixolydian");
  EXPECT_EQ(mixolydian.pitch(mixolydian.nearest_step(67)), 67);
  EXPECT_EQ(spelled(mixolydian.from_degree(4)), spelled(dorian));
  const Scale hirajoshi = Scale("E", "hirajoshi").from_degree(4);
  EXPECT_EQ(spelled(hirajoshi), "C E F# G B");
  EXPECT_EQ(hirajoshi.mode().name, "") << "none of the named ones";
  EXPECT_EQ(spelled(Scale("E", "lydian").from_degree(4)), "B C# D# E F# G# A#")
      << "spelt as before";
}

TEST(Scale, HasAPentatonicByItsThird) {
  EXPECT_EQ(spelled(pentatonic_of(Scale("C", "ionian"))), "C D E G A");
  EXPECT_EQ(spelled(pentatonic_of(Scale("F", "lydian"))), "F G A C D");
  EXPECT_EQ(spelled(pentatonic_of(Scale("D", "dorian"))), "D F G A C");
  EXPECT_EQ(spelled(pentatonic_of(Scale("E", "phrygian"))), "E G A B D");
  EXPECT_EQ(pentatonic_of(Scale("B", "locrian")).size(), 7);
  EXPECT_EQ(pentatonic_of(Scale("C", "whole-tone")).size(), 6);
  EXPECT_EQ(pentatonic_of(Scale("C", "hirajoshi")).mode().name, "hirajoshi");
}

TEST(Scale, RefusesUnknownNames) {
  EXPECT_THROW(Scale("H", "dorian"), base::Error);
  EXPECT_THROW(Scale("C", "major"), base::Error);
  EXPECT_EQ(find_mode("locrian")->semitones, (std::vector<int>{0, 1, 3, 5, 6, 8, 10}));
}

}  // namespace
}  // namespace auralis::theory
