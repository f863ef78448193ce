// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/borrowing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "theory/pitch.h"

namespace auralis::theory {
namespace {

std::vector<std::string> borrowed_triads(const Scale& scale) {
  std::vector<std::string> names;
  for (const BorrowedRoot& root : borrowed_roots(scale))
    names.push_back(borrow_chord(scale, root, ChordKind::kTriad).name);
  return names;
}

TEST(Borrowing, MajorBorrowsFromItsParallelMinorAndTheModesBetween) {
  const auto names = borrowed_triads(Scale("C", "ionian"));
  EXPECT_THAT(names, testing::IsSupersetOf({"D", "Bm", "Gm", "Bb", "Eb", "Fm", "Ab"}));
  EXPECT_THAT(names, testing::Not(testing::Contains("Cm")));
}

TEST(Borrowing, MinorBorrowsTheDorianFourthAndTheNeapolitan) {
  EXPECT_THAT(borrowed_triads(Scale("A", "aeolian")), testing::IsSupersetOf({"D", "Bm", "Bb"}));
}

TEST(Borrowing, EachTriadIsForeignMajorOrMinorAndThereOnce) {
  for (const auto& mode : modes())
    for (const auto key : key_names()) {
      const Scale scale(key, mode.name);
      std::set<std::vector<int>> seen;
      for (const BorrowedRoot& root : borrowed_roots(scale)) {
        const Chord triad = borrow_chord(scale, root, ChordKind::kTriad);
        ASSERT_EQ(triad.classes.size(), 3U);
        const int third = wrap(triad.classes[1] - triad.classes[0], 12);
        EXPECT_TRUE(third == 3 || third == 4) << triad.name;
        EXPECT_EQ(wrap(triad.classes[2] - triad.classes[0], 12), 7) << triad.name;
        EXPECT_FALSE(std::ranges::all_of(triad.classes, [&](int pc) { return scale.contains(pc); }))
            << triad.name << " in " << key << " " << mode.name;
        EXPECT_TRUE(seen.insert(triad.classes).second) << triad.name;
      }
    }
}

TEST(Borrowing, AScaleOfFewerNotesBorrowsNothing) {
  EXPECT_TRUE(borrowed_roots(Scale("C", "major-pentatonic")).empty());
}

TEST(Borrowing, InflectsTheScaleByTheChordsNotesAndNoOthers) {
  const Scale scale("C", "ionian");
  for (const BorrowedRoot& root : borrowed_roots(scale)) {
    const Chord fm = borrow_chord(scale, root, ChordKind::kTriad);
    if (fm.name != "Fm") continue;
    std::vector<int> pitches;
    for (int step = 35; step < 42; ++step) pitches.push_back(pitch_under(fm, scale, step));
    EXPECT_EQ(pitches, (std::vector<int>{60, 62, 64, 65, 67, 68, 71}));
    return;
  }
  FAIL() << "no Fm";
}

TEST(Borrowing, EveryNoteOfTheInflectedScaleIsTheScalesOrTheChords) {
  for (const auto& mode : modes()) {
    const Scale scale("F#", mode.name);
    for (const BorrowedRoot& root : borrowed_roots(scale))
      for (int kind = 0; kind < 6; ++kind) {
        const Chord chord = borrow_chord(scale, root, static_cast<ChordKind>(kind));
        std::set<int> heard;
        for (int step = 35; step < 35 + scale.size(); ++step) {
          const int pitch = pitch_under(chord, scale, step);
          EXPECT_TRUE(scale.contains(pitch) || chord.contains(pitch));
          EXPECT_TRUE(heard.insert(wrap(pitch, 12)).second) << "two steps, one note";
        }
        for (const int pc : chord.classes) EXPECT_TRUE(heard.contains(pc)) << chord.name;
      }
  }
}

}  // namespace
}  // namespace auralis::theory
