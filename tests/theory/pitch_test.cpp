// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/pitch.h"

#include <gtest/gtest.h>

namespace auralis::theory {
namespace {

TEST(Pitch, ClassesHaveEnharmonicNames) {
  EXPECT_EQ(pitch_class("C"), 0);
  EXPECT_EQ(pitch_class("C#"), 1);
  EXPECT_EQ(pitch_class("Db"), 1);
  EXPECT_EQ(pitch_class("Cb"), 11);
  EXPECT_EQ(pitch_class("B"), 11);
  for (const char* wrong : {"", "H", "c", "C##", "Bbb", "C4"}) EXPECT_FALSE(pitch_class(wrong));
  for (const auto key : key_names()) EXPECT_TRUE(pitch_class(key)) << key;
}

TEST(Pitch, NotesAreMidiNumbers) {
  EXPECT_EQ(parse_note("C4"), 60);
  EXPECT_EQ(parse_note("A4"), 69);
  EXPECT_EQ(parse_note("C-1"), 0);
  EXPECT_EQ(parse_note("Bb2"), 46);
  EXPECT_EQ(parse_note("Cb4"), 59);
  EXPECT_EQ(parse_note("G9"), 127);
  for (const char* wrong : {"", "C", "4", "G#9", "C10", "Cb-1", "H4", "C4x"})
    EXPECT_FALSE(parse_note(wrong)) << wrong;
  for (int pitch = 0; pitch < 128; ++pitch) EXPECT_EQ(parse_note(note_name(pitch)), pitch);
}

TEST(Pitch, FindsTheNearestAndTheLowestOfAClass) {
  EXPECT_EQ(class_within(0, 61, 40, 80), 60);
  EXPECT_EQ(class_within(0, 67, 40, 80), 72);
  EXPECT_EQ(class_within(6, 60, 40, 80), 54);  // a tritone either way: the lower
  EXPECT_EQ(class_within(0, 67, 59, 71), 60);
  EXPECT_EQ(class_within(0, 52, 49, 61), 60);
  EXPECT_EQ(lowest_of_class(2, 33), 38);
  EXPECT_EQ(lowest_of_class(9, 33), 33);
}

}  // namespace
}  // namespace auralis::theory
