// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/key_name.h"

#include <gtest/gtest.h>

#include <string>

#include "theory/pitch.h"
#include "theory/scale.h"

namespace auralis::theory {
namespace {

/// "A aeolian"; "A" where the text has no mode; "nothing".
std::string read(std::string_view text) {
  const auto key = parse_key(text);
  if (!key) return "nothing";
  return std::string(key->key) + (key->mode ? " " + std::string(*key->mode) : "");
}

TEST(KeyName, ReadsKeysAsPeopleWriteThem) {
  EXPECT_EQ(read("a"), "A");
  EXPECT_EQ(read("bb"), "Bb");
  EXPECT_EQ(read("B"), "B");
  EXPECT_EQ(read("b"), "B");
  EXPECT_EQ(read("F#"), "F#");
  EXPECT_EQ(read("f sharp"), "F#");
  EXPECT_EQ(read("E-flat"), "Eb");
  EXPECT_EQ(read("\u0041\u266d"), "Ab");
  EXPECT_EQ(read("C\u266f"), "C#");
  EXPECT_EQ(read("  d "), "D");
}

TEST(KeyName, ReadsTheirModes) {
  EXPECT_EQ(read("Am"), "A aeolian");
  EXPECT_EQ(read("am"), "A aeolian");
  EXPECT_EQ(read("AM"), "A ionian");
  EXPECT_EQ(read("a minor"), "A aeolian");
  EXPECT_EQ(read("A MINOR"), "A aeolian");
  EXPECT_EQ(read("F#m"), "F# aeolian");
  EXPECT_EQ(read("bm"), "B aeolian");
  EXPECT_EQ(read("bbm"), "Bb aeolian");
  EXPECT_EQ(read("Bbmaj"), "Bb ionian");
  EXPECT_EQ(read("Db major"), "Db ionian");
  EXPECT_EQ(read("D dorian"), "D dorian");
  EXPECT_EQ(read("d-dorian"), "D dorian");
  EXPECT_EQ(read("e minor pentatonic"), "E minor-pentatonic");
  EXPECT_EQ(read("G harmonic_minor"), "G harmonic-minor");
  EXPECT_EQ(read("b flat minor"), "Bb aeolian");
}

TEST(KeyName, SpellsWhatHasNoNameOfItsOwn) {
  EXPECT_EQ(read("Cb"), "B");
  EXPECT_EQ(read("Fb major"), "E ionian");
  EXPECT_EQ(read("e#m"), "F aeolian");
  EXPECT_EQ(read("B#"), "C");
}

TEST(KeyName, RefusesTheRest) {
  for (const char* text : {"", " ", "H", "Hm", "X", "own", "A blue", "Am7", "#", "C##", "Cbb", "7",
                           "A minor minor", "Ais", "mm"})
    EXPECT_EQ(read(text), "nothing") << text;
}

TEST(KeyName, ReadsItsOwnNamesBack) {
  for (const std::string_view key : key_names()) {
    EXPECT_EQ(read(key), key);
    for (const Mode& mode : modes())
      EXPECT_EQ(read(std::string(key) + " " + std::string(mode.name)),
                std::string(key) + " " + std::string(mode.name));
  }
  for (const Mode& mode : modes()) EXPECT_EQ(parse_mode(mode.name), mode.name);
}

TEST(KeyName, ReadsModes) {
  EXPECT_EQ(parse_mode("Major"), "ionian");
  EXPECT_EQ(parse_mode("MINOR"), "aeolian");
  EXPECT_EQ(parse_mode("natural minor"), "aeolian");
  EXPECT_EQ(parse_mode("Dorian"), "dorian");
  EXPECT_EQ(parse_mode("Whole Tone"), "whole-tone");
  EXPECT_EQ(parse_mode("in sen"), "in-sen");
  for (const char* text : {"", "m", "majr", "own", "A minor"})
    EXPECT_FALSE(parse_mode(text)) << text;
}

}  // namespace
}  // namespace auralis::theory
