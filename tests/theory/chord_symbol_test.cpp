// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/chord_symbol.h"

#include <gtest/gtest.h>

#include <string>

namespace auralis::theory {
namespace {

/// The chord by its usual name in C.
std::string read(std::string_view text) {
  const auto classes = parse_chord_symbol(text);
  return classes ? chord_of(Scale("C", "ionian"), *classes).name : "nothing";
}

TEST(ChordSymbol, ReadsWhatLeadSheetsHave) {
  EXPECT_EQ(read("C"), "C");
  EXPECT_EQ(read("Am"), "Am");
  EXPECT_EQ(read("Am7"), "Am7");
  EXPECT_EQ(read("A-7"), "Am7");
  EXPECT_EQ(read("Amin7"), "Am7");
  EXPECT_EQ(read("Cmaj7"), "Cmaj7");
  EXPECT_EQ(read("CM7"), "Cmaj7");
  EXPECT_EQ(read("CMaj7"), "Cmaj7");
  EXPECT_EQ(read("C\u03947"), "Cmaj7");
  EXPECT_EQ(read("G7"), "G7");
  EXPECT_EQ(read("Bdim"), "Bdim");
  EXPECT_EQ(read("B\u00b07"), "Bdim7");
  EXPECT_EQ(read("B\u00f8"), "Bm7b5");
  EXPECT_EQ(read("F#m7b5"), "F#m7b5");
  EXPECT_EQ(read("Gsus4"), "Gsus4");
  EXPECT_EQ(read("Dsus2"), "Dsus2");
  EXPECT_EQ(read("Cadd9"), "Cadd9");
  EXPECT_EQ(read("Fmaj9"), "Fmaj9");
  EXPECT_EQ(read("E+"), "Eaug");
  EXPECT_EQ(read("D5"), "D5");
}

TEST(ChordSymbol, HasTheBassFirst) {
  EXPECT_EQ(read("G/B"), "G/B");
  EXPECT_EQ(parse_chord_symbol("G/B"), (std::vector{11, 7, 2}));
  EXPECT_EQ(parse_chord_symbol("C/D"), (std::vector{2, 0, 4, 7}));
  EXPECT_EQ(read("C6/9"), "C6/9") << "which is no bass";
  EXPECT_EQ(read("Am/G"), "Am7/G");
}

TEST(ChordSymbol, TellsMajorFromMinor) {
  EXPECT_EQ(parse_chord_symbol("CM"), (std::vector{0, 4, 7}));
  EXPECT_EQ(parse_chord_symbol("Cm"), (std::vector{0, 3, 7}));
  EXPECT_EQ(parse_chord_symbol("CM6"), (std::vector{0, 4, 7, 9}));
}

TEST(ChordSymbol, RefusesTheRest) {
  for (const char* text : {"", "N.C.", "Fine", "D.C.", "^Am", "_G", "<C", "@C", "H", "am", "Cfoo",
                           "C/", "C/x", "Allegro", "G/B/D", "1."})
    EXPECT_EQ(read(text), "nothing") << text;
}

TEST(ChordSymbol, BendsTheScaleToItsNotes) {
  const Scale scale("C", "ionian");
  const Chord dominant = chord_of(scale, *parse_chord_symbol("E7"));
  EXPECT_EQ(dominant.name, "E7");
  EXPECT_EQ(pitch_under(dominant, scale, 4), 8) << "G becomes G#";
  EXPECT_EQ(pitch_under(dominant, scale, 5), 9) << "A stays";
  const Chord minor = chord_of(scale, *parse_chord_symbol("Fm"));
  EXPECT_EQ(pitch_under(minor, scale, 5), 8) << "A becomes Ab";
  EXPECT_EQ(pitch_under(minor, scale, 4), 7) << "G stays";
  EXPECT_TRUE(chord_of(scale, *parse_chord_symbol("Am")).inflections.empty());
  EXPECT_EQ(chord_of(scale, *parse_chord_symbol("G/B")).root(), 11) << "what the bass plays";
}

}  // namespace
}  // namespace auralis::theory
