// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// abc tunes -> notes. The tunes are made up for these tests.
#include "score/abc_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "theory/pitch.h"

namespace auralis::score {
namespace {

using testing::ElementsAre;

AbcBook read(const std::string& text) { return read_abc(text, "a.abc"); }

Tune tune_of(const std::string& music, const std::string& fields = "M:4/4\nL:1/4\nK:C\n") {
  const AbcBook book = read("X:1\n" + fields + music + "\n");
  EXPECT_THAT(book.complaints, testing::IsEmpty());
  return book.tunes.empty() ? Tune{} : book.tunes.front();
}

/// Notes with their beats, and rests as gaps: "C4:1 E4:2".
std::string notes_of(const Tune& tune) {
  std::string text;
  double beat = 0;
  for (const TuneNote& note : tune.notes) {
    if (note.onset > beat + 1e-9) text += "r:" + testing::PrintToString(note.onset - beat) + " ";
    text += theory::note_name(static_cast<int>(note.pitch)) + ":" +
            testing::PrintToString(note.beats) + " ";
    beat = note.onset + note.beats;
  }
  if (tune.beats > beat + 1e-9) text += "r:" + testing::PrintToString(tune.beats - beat) + " ";
  return text.empty() ? text : text.substr(0, text.size() - 1);
}

std::string play(const std::string& music, const std::string& fields = "M:4/4\nL:1/4\nK:C\n") {
  return notes_of(tune_of(music, fields));
}

std::string names(const std::string& music) {
  std::string text;
  for (const TuneNote& note : tune_of(music).notes)
    text += theory::note_name(static_cast<int>(note.pitch)).substr(0, 1);
  return text;
}

std::string complaint_of(const std::string& text) {
  const AbcBook book = read(text);
  EXPECT_EQ(book.complaints.size(), 1U);
  return book.complaints.empty() ? "" : book.complaints.front();
}

std::string complaint_about(const std::string& music) {
  return complaint_of("X:7\nK:C\n" + music + "\n");
}

TEST(AbcReader, ReadsPitchesAndLengths) {
  EXPECT_EQ(play("C,C c c' | C''B,,"), "C3:1 C4:1 C5:1 C6:1 C6:1 B2:1");
  EXPECT_EQ(play("C2 D/2 E/ F// G3/2 A/4 B3/"), "C4:2 D4:0.5 E4:0.5 F4:0.25 G4:1.5 A4:0.25 B4:1.5");
  EXPECT_EQ(play("C z2 D x/ E Z F Z2"), "C4:1 r:2 D4:1 r:0.5 E4:1 r:4 F4:1 r:8");
}

TEST(AbcReader, TakesTheUnitFromTheMetreWhereNoneIsNamed) {
  EXPECT_EQ(play("C", "K:C\n"), "C4:0.5");
  EXPECT_EQ(play("C", "M:2/4\nK:C\n"), "C4:0.25");
  EXPECT_EQ(play("C", "M:6/8\nK:C\n"), "C4:0.5");
  EXPECT_EQ(play("C", "M:C|\nL:1/16\nK:C\n"), "C4:0.25");
  EXPECT_EQ(tune_of("C", "M:(2+3)/8\nK:C\n").metre.bar(), 2.5);
  EXPECT_EQ(read("M:3/4\nL:1/2\n\nX:1\nK:C\nC\n").tunes.at(0).notes.at(0).beats, 2);
}

TEST(AbcReader, KeepsAccidentalsToTheEndOfTheBar) {
  EXPECT_EQ(play("F ^F f =F | F _B B"), "F4:1 F#4:1 F#5:1 F4:1 F4:1 A#4:1 A#4:1");
  EXPECT_EQ(play("^^F __B"), "G4:1 A4:1");
  EXPECT_EQ(play("F c =c c|c", "L:1/4\nK:D\n"), "F#4:1 C#5:1 C5:1 C5:1 C#5:1");
}

TEST(AbcReader, TiesAcrossBarsWithTheirAccidental) {
  EXPECT_EQ(play("C-C D- | D E"), "C4:2 D4:2 E4:1");
  EXPECT_EQ(play("^F-|F F"), "F#4:2 F4:1");
  EXPECT_EQ(play("C-D"), "C4:1 D4:1");
}

TEST(AbcReader, ReadsBrokenRhythmAndTuplets) {
  EXPECT_EQ(play("C>D E<F G>>A B<<<c"),
            "C4:1.5 D4:0.5 E4:0.5 F4:1.5 G4:1.75 A4:0.25 B4:0.125 C5:1.875");
  EXPECT_EQ(play("(2CD (4CDEF G", "M:6/8\nL:1/4\nK:C\n"),
            "C4:1.5 D4:1.5 C4:0.75 D4:0.75 E4:0.75 F4:0.75 G4:1");
  EXPECT_DOUBLE_EQ(tune_of("(3CDE").beats, 2);
  EXPECT_DOUBLE_EQ(tune_of("(5CDEFG").beats, 2);
  EXPECT_DOUBLE_EQ(tune_of("(3:2:2 C2 D E").beats, 3);
  EXPECT_DOUBLE_EQ(tune_of("(3::4 CDEF G").beats, 4 * 2.0 / 3 + 1);
}

TEST(AbcReader, TakesTheTopNoteOfAChord) {
  EXPECT_EQ(play("[CEG] [c/E/]2 [C2\"Am\"G,2] [CE-] E"), "G4:1 C5:1 C4:2 E4:2");
}

TEST(AbcReader, PassesOverWhatIsNoNote) {
  EXPECT_EQ(play("\"Am\"C {cd}D !trill!E +fermata+F (GA) ~B .c vd Te y f `g \\ % comment"),
            "C4:1 D4:1 E4:1 F4:1 G4:1 A4:1 B4:1 C5:1 D5:1 E5:1 F5:1 G5:1");
  EXPECT_EQ(play("C D & E F | G !\nw:la la\n%%directive\nr:remark\nA"), "C4:1 D4:1 G4:1 A4:1");
  EXPECT_EQ(names("d:|\n"), "DD");  // no field
}

TEST(AbcReader, WritesRepeatsOut) {
  EXPECT_EQ(names("C :| D"), "CCD");
  EXPECT_EQ(names("C |: D :| E"), "CDDE");
  EXPECT_EQ(names("C :: D :|: E :| F"), "CCDDEEF");
  EXPECT_EQ(names("|:: C ::| D"), "CCCD");
  EXPECT_EQ(names("C || D :| E"), "CDDE");
  EXPECT_EQ(names("|: C || D :| E"), "CDCDE");
}

TEST(AbcReader, EndsARepeatAtAnInvisibleOrASecondBarLine) {
  EXPECT_EQ(names("|: C | D [|]:| E"), "CDCDE");
  EXPECT_EQ(names("|: C | D |]:| E"), "CDCDE");
  EXPECT_EQ(names("|: C | D ||:| E"), "CDCDE");
  EXPECT_EQ(names("|: C [|] D :| E"), "CDCDE");
  EXPECT_EQ(names("C [|] D :| E"), "CDCDE") << "[|] is a bar line that is not drawn, no section";
  EXPECT_EQ(names("C :||: D :|] E"), "CCDDE");
  EXPECT_EQ(names("C :|]|: D :| E"), "CCDDE");
  EXPECT_EQ(names("C |::| D :| E"), "CCDDE");
  EXPECT_EQ(names("C :|[|: D :| E"), "CCDDE");
}

TEST(AbcReader, LeavesOverlaysOut) {
  EXPECT_EQ(names("|: C | D & F :| E"), "CDCDE");
  EXPECT_EQ(names("|: C & E |1 D & F :|2 G & A || E"), "CDCGE");
  EXPECT_EQ(names("C & \"a|b\" F & A [K:G] | D"), "CD") << "a chord symbol may hold a bar line";
  EXPECT_EQ(play("C D & E F- \\\n F &\\\n G A B | c"), "C4:1 D4:1 C5:1") << "to the bar line";
  EXPECT_EQ(play("^F- & C2 ^c- | F c"), "F#4:2 C5:1") << "the tie is the first voice's";
  EXPECT_EQ(play("C D & E F"), "C4:1 D4:1");
  EXPECT_EQ(tune_of("C & E | c4 |", "M:4/4\nL:1/4\nK:C\n").upbeat, 1);
}

TEST(AbcReader, PlaysPartsInTheOrderOfTheHeader) {
  const auto play_parts = [](const std::string& order, const std::string& music) {
    std::string text;
    for (const TuneNote& note : tune_of(music, "P:" + order + "\nL:1/4\nK:C\n").notes)
      text += theory::note_name(static_cast<int>(note.pitch)).substr(0, 1);
    return text;
  };
  const std::string music = "P:A\nC D|\nP:B\nE:|\n[P:C] F|1 G:|2 A|]";
  EXPECT_EQ(play_parts("ABA", music), "CDEECD");
  EXPECT_EQ(play_parts("A2B", music), "CDCDEE");
  EXPECT_EQ(play_parts("(A.B)2 C", music), "CDEECDEEFGFA");
  EXPECT_EQ(play_parts("((AB)2C)2", music), "CDEECDEEFGFACDEECDEEFGFA");
  EXPECT_EQ(play_parts("BA", "G|\n" + music), "GEECD") << "what comes before the parts";
  EXPECT_EQ(play_parts("AABB", "C|D:|"), "CDCD") << "no part is named: as it stands";
  EXPECT_EQ(play_parts("Reel", music), "CDEEFGFA") << "words";
  EXPECT_EQ(play_parts("", music), "CDEEFGFA");
  EXPECT_EQ(play_parts("ABA", "V:1\nP:A\nC|\nV:2\nP:A\nG|\nP:B\nG|\nV:1\nD|\n"), "CDC");
}

TEST(AbcReader, PlaysAPartInItsKeyAndTempo) {
  const Tune tune = tune_of("P:A\nF|\nP:B\n[K:G][Q:1/4=90] F|\n", "P:ABA\nL:1/4\nQ:1/4=60\nK:C\n");
  EXPECT_EQ(notes_of(tune), "F4:1 F#4:1 F4:1");
  ASSERT_EQ(tune.keys.size(), 3U);
  EXPECT_EQ(tune.keys[2].key, find_key("C", "ionian"));
  EXPECT_EQ(tune.tempos.back(), (TempoChange{2, 60}));
}

TEST(AbcReader, RefusesATuneThatPartsAndRepeatsMakeVeryLong) {
  std::string music;
  for (int i = 0; i < 1000; ++i) music += "CDEF";
  EXPECT_THAT(complaint_of("X:1\nP:A255\nK:C\nP:A\n" + music + ":::::|\n"),
              testing::HasSubstr("the tune should have at most 1000000 notes"));
}

TEST(AbcReader, TellsAPartThatIsNotThere) {
  const AbcBook book = read("X:7\nP:ACA\nK:C\nP:A\nCD|\nP:B\nE|\n");
  EXPECT_EQ(book.tunes.at(0).notes.size(), 4U);
  EXPECT_THAT(book.complaints,
              ElementsAre("a.abc, line 2: P: asks for part C, which tune 7 lacks (passed over)"));
}

TEST(AbcReader, BreaksLinesAtALoneExclamationMark) {
  EXPECT_EQ(names("C D E F|G A B c!d e f g|c4!\nC"), "CDEFGABCDEFGCC");
  EXPECT_EQ(names("CDEF!GABc!cBAG|"), "CDEFGABCCBAG");
  EXPECT_EQ(names("C !f!D !D.C.!E !>!F !3!G !<(!A !crescendo(!B ! c"), "CDEFGABC");
  EXPECT_EQ(names("[!f!CE] [C!mp!G]"), "EG");
}

TEST(AbcReader, WritesEndingsOut) {
  EXPECT_EQ(names("|: C |1 D :|2 E || F"), "CDCEF");
  EXPECT_EQ(names("C | [1 D :| [2 E |]"), "CDCE");
  EXPECT_EQ(names("|: C |1 D :|2 E :|: F |1 G :|2 A |]"), "CDCEFGFA");
  EXPECT_EQ(names("|: C |1,3 D :|2 E :|4 F |]"), "CDCECDCF");
  EXPECT_EQ(names("|: C |1-2 D :|3 E || F"), "CDCDCEF");
  EXPECT_EQ(names("|: C |1 D :| E"), "CDCE");
}

TEST(AbcReader, ReadsKeysAndModes) {
  const auto key = [](const std::string& field) {
    const Tune tune = tune_of("C", "K:" + field + "\n");
    if (tune.keys.empty()) return std::string("none");
    return theory::note_name(60 + tune.keys[0].key.tonic) + " " +
           std::string(tune.keys[0].key.mode->name);
  };
  EXPECT_EQ(key("D dorian"), "D4 dorian");
  EXPECT_EQ(key("Ador"), "A4 dorian");
  EXPECT_EQ(key("Am"), "A4 aeolian");
  EXPECT_EQ(key("G minor clef=bass"), "G4 aeolian");
  EXPECT_EQ(key("F#PHR"), "F#4 phrygian");
  EXPECT_EQ(key("Bb"), "A#4 ionian");
  EXPECT_EQ(key("E treble"), "E4 ionian");
  EXPECT_EQ(key("HP"), "A4 mixolydian");
  EXPECT_EQ(key("none"), "none");
  EXPECT_EQ(key("D exp ^f"), "none");
}

TEST(AbcReader, AppliesKeySignatures) {
  const std::string scale = "CDEFGAB";
  const std::string fields = "L:1/4\nK:";
  EXPECT_EQ(play(scale, fields + "Ebdor\n"), "C4:1 C#4:1 D#4:1 F4:1 F#4:1 G#4:1 A#4:1");
  EXPECT_EQ(play(scale, fields + "Elyd\n"), "C#4:1 D#4:1 E4:1 F#4:1 G#4:1 A#4:1 B4:1");
  EXPECT_EQ(play(scale, fields + "D phr ^f\n"), "C4:1 D4:1 D#4:1 F#4:1 G4:1 A4:1 A#4:1");
  EXPECT_EQ(play(scale, fields + "D exp _b ^c\n"), "C#4:1 D4:1 E4:1 F4:1 G4:1 A4:1 A#4:1");
  EXPECT_EQ(play(scale, fields + "Cb\n"), "B3:1 C#4:1 D#4:1 E4:1 F#4:1 G#4:1 A#4:1");
}

TEST(AbcReader, ReadsAccidentalsOfAKeyWithoutBlanks) {
  const std::string scale = "CDEFGAB";
  const std::string fields = "L:1/4\nK:";
  const std::string mixed = "C4:1 D4:1 E4:1 F#4:1 G4:1 A4:1 B4:1";
  EXPECT_EQ(play(scale, fields + "D=c\n"), mixed);
  EXPECT_EQ(play(scale, fields + "Dmix=c\n"), mixed);
  EXPECT_EQ(play(scale, fields + "D mix=c\n"), mixed);
  EXPECT_EQ(play(scale, fields + "Cmaj^f\n"), mixed);
  EXPECT_EQ(play(scale, fields + "C exp^F\n"), mixed);
  EXPECT_EQ(play(scale, fields + "^f\n"), mixed);
  const std::string flat = "C4:1 D4:1 D#4:1 F#4:1 G4:1 A4:1 A#4:1";
  EXPECT_EQ(play(scale, fields + "Dexp_b_e^f\n"), flat);
  EXPECT_EQ(play(scale, fields + "Dphr^f clef=treble\n"), flat);
  EXPECT_EQ(play(scale, fields + "_b_e^f\n"), flat);
}

TEST(AbcReader, TransposesAsClefsAndPropertiesSay) {
  const auto first = [](const std::string& key, const std::string& music = "C") {
    return play(music, "L:1/4\nK:" + key + "\n");
  };
  for (const char* key : {"C octave=-1", "C clef=treble-8", "C treble-8", "C treble_8", "octave=-1",
                          "clef=treble2-8", "C bass4-8", "C transpose=-12", "C t=-12",
                          "C clef=\"treble-8\"", "C clef=G2-8", "C major treble-8 middle=B"})
    EXPECT_EQ(first(key), "C3:1") << key;
  EXPECT_EQ(first("C treble+8"), "C5:1");
  EXPECT_EQ(first("C clef=bass^15"), "C6:1");
  EXPECT_EQ(first("C clef=bass3"), "C4:1");
  EXPECT_EQ(first("C alto1"), "C4:1");
  EXPECT_EQ(first("C none"), "C4:1");
  EXPECT_EQ(first("D transpose=-2", "F"), "E4:1");
  EXPECT_EQ(first("C treble-8 octave=1 transpose=+2"), "D4:1");
  EXPECT_EQ(first("C octave=-1", "C [K:G] F [K:octave=0] F [K:C treble] C"),
            "C3:1 F#3:1 F#4:1 C4:1");
  EXPECT_EQ(play("C", "V:T1 clef=treble-8 name=\"Tenor octave=3\"\nV:B octave=2\nL:1/4\nK:C\n"),
            "C3:1");
  EXPECT_EQ(play("V:B\nC\nV:A octave=-1\nC", "V:A\nV:B\nL:1/4\nK:C\n"), "C3:1");
  EXPECT_THAT(complaint_of("X:1\nK:C octave=high\nC\n"),
              testing::HasSubstr("line 2, column 3: 'octave=high': should be a whole number"));
  EXPECT_THAT(complaint_of("X:1\nV:1 transpose=999\nK:C\nC\n"), testing::HasSubstr("-127..127"));
}

TEST(AbcReader, HeedsFieldsAmongTheMusic) {
  const Tune tune = tune_of("F [K:G] F [L:1/8] F [M:3/4] Z\nK:clef=bass\nK:C\nF");
  EXPECT_EQ(notes_of(tune), "F4:1 F#4:1 F#4:0.5 r:3 F4:0.5");
  ASSERT_EQ(tune.keys.size(), 3U);
  EXPECT_EQ(tune.keys[1].beat, 1);
  EXPECT_EQ(tune.keys[1].key, find_key("G", "ionian"));
  EXPECT_EQ(tune.keys[2].beat, 5.5);
}

TEST(AbcReader, SaysTheKeyAgainWhereARepeatGoesBackToIt) {
  const Tune tune = tune_of("|: F [K:G] F :|");
  EXPECT_EQ(notes_of(tune), "F4:1 F#4:1 F4:1 F#4:1");
  EXPECT_EQ(tune.keys.size(), 4U);
}

TEST(AbcReader, ReadsTheFirstVoice) {
  EXPECT_EQ(names("V:1\nC D\nV:2\nE ? F\nV:1\nG"), "CDG");
  EXPECT_EQ(names("[V:a]C D [V:b] E F [V:a] G"), "CDG");
  EXPECT_EQ(names("C\nV:2\nE"), "C");
  EXPECT_EQ(notes_of(tune_of("[V:B] C\n[V:T] E", "V:T clef=treble\nV:B\nL:1/4\nK:C\n")), "E4:1");
}

TEST(AbcReader, ReadsABookAndLeavesOutWhatIsMalformed) {
  const AbcBook book = read(
      "%abc-2.1\nsome words\n\nX:1\nT:One\nT:Another name\nK:C\nCDE\n\nfree "
      "text\n\nX:2\nT:Two\nK:C\n"
      "C ? D\nE\n\nX:3\r\nT:Three\r\nK:Ddor\r\nDEF\r\nX:4\nT:Four\n\nX:5\nT:Five\nK:C\nC");
  ASSERT_EQ(book.tunes.size(), 3U);
  EXPECT_EQ(book.tunes[0].title, "One");
  EXPECT_EQ(book.tunes[1].title, "Three");
  EXPECT_EQ(book.tunes[1].notes.size(), 3U);
  EXPECT_EQ(book.tunes[2].title, "Five");
  EXPECT_THAT(book.complaints,
              ElementsAre("a.abc, line 15, column 3: '?' has no meaning here (tune 2 left out)",
                          "a.abc, line 24: the tune should have a key, K: (tune 4 left out)"));
}

TEST(AbcReader, PassesOverByteOrderMarks) {
  const std::string tune = "\xEF\xBB\xBFX:1\nK:C\nC\n";
  EXPECT_EQ(read(tune).tunes.size(), 1U);
  EXPECT_EQ(read(tune + "\n" + tune).tunes.size(), 2U) << "of files that were joined";
  EXPECT_THROW((void)read("\xFF\xFEX\0:\0"), base::Error);
}

TEST(AbcReader, ReadsTheLineEndsOfAllSystems) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const AbcBook book = read("X:1" + end + "K:C" + end + "CD" + end + "E" + end + end + "X:2" +
                              end + "K:C" + end + "F ?" + end);
    ASSERT_EQ(book.tunes.size(), 1U);
    EXPECT_EQ(book.tunes[0].notes.size(), 3U);
    EXPECT_THAT(book.complaints, ElementsAre(testing::HasSubstr("line 8, column 3")));
  }
}

TEST(AbcReader, ReadsATuneWithoutItsNumber) {
  EXPECT_EQ(notes_of(read("T:Air\nM:3/4\nL:1/4\nK:D\nF G A|\n").tunes.at(0)), "F#4:1 G4:1 A4:1");
  const AbcBook book =
      read("M:4/4\nL:1/2\n\nX:1\nK:C\nC\n\nwords\nT:Two\nL:1/4\nK:G\nF\n\nT:no key\n");
  ASSERT_EQ(book.tunes.size(), 2U);
  EXPECT_EQ(notes_of(book.tunes[0]), "C4:2") << "a header of the file is none of a tune";
  EXPECT_EQ(notes_of(book.tunes[1]), "F#4:1");
  EXPECT_EQ(book.tunes[1].title, "Two");
  EXPECT_EQ(complaint_of("T:Two\nK:G\n?\n"),
            "a.abc, line 3, column 1: '?' has no meaning here (the tune without X: left out)");
}

TEST(AbcReader, SaysWhichLineAndColumnAreWrong) {
  using testing::HasSubstr;
  EXPECT_EQ(complaint_of("X:2\nK:H\nC\n"),
            "a.abc, line 2, column 3: 'H': a key should begin with its tonic, A to G (tune 2 left "
            "out)");
  EXPECT_THAT(complaint_of("X:2\nK:Dfoo\nC\n"), HasSubstr("'foo': a mode should be maj, min, ion"));
  EXPECT_THAT(complaint_of("X:2\nK:G#\nC\n"), HasSubstr("at most seven sharps or flats"));
  EXPECT_THAT(complaint_of("X:2\nM:4/5\nK:C\n"),
              HasSubstr("line 2, column 3: '4/5': a metre should be like 6/8, C, C| or none"));
  EXPECT_THAT(complaint_of("X:2\nL:0/8\nK:C\n"),
              HasSubstr("a unit note length should be like 1/8"));
  EXPECT_THAT(complaint_of("X:2\nCDE\n"), HasSubstr("line 2, column 1: a field should stand here"));
  EXPECT_THAT(complaint_about("C {d"),
              HasSubstr("line 3, column 3: grace notes should end with }"));
  EXPECT_THAT(complaint_about("\"Am C"), HasSubstr("column 1: a chord symbol should end with \""));
  EXPECT_THAT(complaint_about("[CE"), HasSubstr("column 1: a chord should be notes"));
  EXPECT_THAT(complaint_about("[]"), HasSubstr("column 1: a chord should have a note"));
  EXPECT_THAT(complaint_about("C ^ D"), HasSubstr("column 4: an accidental"));
  EXPECT_THAT(complaint_about("C C99999"), HasSubstr("a number should be at most 9999"));
  EXPECT_THAT(complaint_about("C0"), HasSubstr("a number should be above 0"));
  EXPECT_THAT(complaint_about("C////////////"), HasSubstr("a note should last longer"));
  EXPECT_THAT(complaint_about("> C"), HasSubstr("column 2: broken rhythm should stand between"));
  EXPECT_THAT(complaint_about("- C"), HasSubstr("column 1: a tie should follow a note"));
  EXPECT_THAT(complaint_about("C,,,,,,,"), HasSubstr("column 1: a note should lie within"));
  EXPECT_THAT(complaint_about("(1C"), HasSubstr("a tuplet should have 2 to 9 notes"));
  EXPECT_THAT(complaint_about("C : D"), HasSubstr("column 3: should be a bar line like |, ||"));
  EXPECT_THAT(complaint_about("C |99 D"), HasSubstr("an ending should be like 1, 1,3 or 1-3"));
  EXPECT_THAT(complaint_about("[K:Q] D"), HasSubstr("column 1: 'Q': a key should begin"));
  EXPECT_THAT(complaint_about("[K:C D"), HasSubstr("column 1: a field should end with ]"));
}

}  // namespace
}  // namespace auralis::score
