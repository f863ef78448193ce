// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Tunes -> steps of their scale on the grid.
#include "score/melody.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "score/key_finding.h"
#include "score/tunebook.h"

namespace auralis::score {
namespace {

using testing::ElementsAre;

Tune tune_in(const char* tonic, const char* mode, std::vector<TuneNote> notes) {
  Tune tune;
  tune.keys = {{0, find_key(tonic, mode)}};
  tune.notes = std::move(notes);
  return tune;
}

std::vector<int> steps_of(const Melody& melody) {
  std::vector<int> steps;
  steps.reserve(melody.notes.size());
  for (const MelodyNote& note : melody.notes) steps.push_back(note.step);
  return steps;
}

/// A scale up and down again, a beat a note.
std::vector<TuneNote> scale_on(int tonic, const std::vector<int>& semitones) {
  std::vector<TuneNote> notes;
  notes.reserve(semitones.size() + 1);
  for (const int semitone : semitones)
    notes.push_back({static_cast<double>(notes.size()), 1, static_cast<double>(tonic + semitone)});
  notes.push_back({static_cast<double>(notes.size()), 4, static_cast<double>(tonic)});
  return notes;
}

TEST(KeyFinding, FindsMajorAndMinorKeysOnEveryTonic) {
  for (int tonic = 48; tonic < 60; ++tonic) {
    const auto major = fitting_key(scale_on(tonic, {0, 2, 4, 5, 7, 9, 11, 12, 7, 4}));
    ASSERT_TRUE(major);
    EXPECT_EQ(*major, (Key{tonic % 12, theory::find_mode("ionian")}));
    const auto minor = fitting_key(scale_on(tonic, {0, 2, 3, 5, 7, 8, 7, 3, 12, 7, 3}));
    ASSERT_TRUE(minor);
    EXPECT_EQ(*minor, (Key{tonic % 12, theory::find_mode("aeolian")}));
  }
}

TEST(KeyFinding, FindsNoneWhereNothingSpeaksForOne) {
  EXPECT_FALSE(fitting_key({}));
  std::vector<TuneNote> all;
  all.reserve(12);
  for (int i = 0; i < 12; ++i) all.push_back({1.0 * i, 1, 60.0 + i});
  EXPECT_FALSE(fitting_key(all));
}

TEST(TopLine, TakesTheHighestAndHidesWhatBeginsBelow) {
  EXPECT_THAT(top_line({{0, 4, 48}, {0, 2, 60}, {0, 2, 64}, {1, 1, 55}, {1.5, 2, 67}, {4, 1, 50}}),
              ElementsAre(TuneNote{0, 1.5, 64}, TuneNote{1.5, 2, 67}, TuneNote{4, 1, 50}));
}

TEST(Melody, CountsStepsFromTheTonicBelowItsMean) {
  const auto melody = melody_of(tune_in("D", "dorian", scale_on(62, {0, 2, 3, 5, 7, 12, -2})));
  EXPECT_THAT(steps_of(melody), ElementsAre(0, 1, 2, 3, 4, 7, -1, 0));
  EXPECT_EQ(melody.outside, 0);
  EXPECT_EQ(steps_of(melody_of(tune_in("D", "dorian", scale_on(74, {0, 2, 3, 5, 7, 12, -2})))),
            steps_of(melody));
  EXPECT_THAT(steps_of(melody_of(tune_in("A", "minor-pentatonic", scale_on(57, {0, 7, 12, 15})))),
              ElementsAre(0, 3, 5, 6, 0));
}

TEST(Melody, CountsWhatIsOutsideItsScaleAsTheStepBelow) {
  const auto melody = melody_of(tune_in("C", "ionian", {{0, 1, 60}, {1, 1, 66}, {2, 1, 67}}));
  EXPECT_THAT(steps_of(melody), ElementsAre(0, 3, 4));
  EXPECT_EQ(melody.outside, 1);
}

TEST(Melody, FollowsChangesOfKey) {
  Tune tune = tune_in("C", "ionian", {{0, 1, 67}, {1, 1, 67}, {2, 1, 69}});
  tune.keys.push_back({1, find_key("G", "ionian")});
  EXPECT_THAT(steps_of(melody_of(tune)), ElementsAre(4, 0, 1));
}

TEST(Melody, MovesOnsetsToTheGrid) {
  const auto melody = melody_of(
      tune_in("C", "ionian", {{0.02, 0.9, 60}, {0.98, 0.4, 62}, {1.6, 0.1, 64}, {1.99, 2, 65}}));
  EXPECT_THAT(melody.notes, ElementsAre(MelodyNote{false, 0, 4}, MelodyNote{false, 1, 2},
                                        MelodyNote{false, 2, 2}, MelodyNote{false, 3, 8}));
  EXPECT_EQ(melody.off_grid, 1);  // 1.6
}

TEST(Melody, FoldsRestsOrKeepsThem) {
  const Tune tune = tune_in("C", "ionian", {{1, 1, 60}, {4, 0.75, 62}, {5, 1, 64}});
  EXPECT_THAT(melody_of(tune).notes, ElementsAre(MelodyNote{false, 0, 12}, MelodyNote{false, 1, 4},
                                                 MelodyNote{false, 2, 4}));
  EXPECT_THAT(melody_of(tune, Rests::kKept).notes,
              ElementsAre(MelodyNote{false, 0, 4}, MelodyNote{true, 0, 8}, MelodyNote{false, 1, 4},
                          MelodyNote{false, 2, 4}));
}

TEST(Melody, OfNothingIsNothing) { EXPECT_TRUE(melody_of({}).notes.empty()); }

std::string written(const std::string& name, const std::string& bytes) {
  std::string path = testing::TempDir() + name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

// The same three notes, C E G in C major, a beat each, by each of the formats.
TEST(Tunebook, IsTheSameFromEveryFormat) {
  using namespace std::string_literals;
  const std::string midi =
      "MThd\0\0\0\x06\0\0\0\x01\0\x60"
      "MTrk\0\0\0\x2D\0\xFF\x59\x02\0\0"
      "\0\x99\x24\x40\x01\x24\0"  // a drum
      "\0\x90\x3C\x40\x5F\x3C\0\0\x40\x40\x60\x40\0\0\x43\x40\x60\x43\0"
      "\0\xFF\x03\x05three"
      "\0\xFF\x2F\0"s;
  const std::string note = R"(,"vel":0.5,"dur":1,"patch":"pad","pan":0})";
  const std::string events =
      R"({"type":"header","t":0,"format":"auralis-events","version":1,"seed":7,"key":"C",)"
      R"("mode":"ionian","bpm":60,"intensity":0.4,"complexity":0.3,"mood":"tide"})"
      "\n"
      R"({"type":"note","t":0,"id":1,"pitch":60)" +
      note +
      "\n"
      R"({"type":"note","t":1,"id":2,"pitch":64)" +
      note +
      "\n"
      R"({"type":"note","t":2,"id":3,"pitch":67)" +
      note +
      "\n"
      R"({"type":"end","t":3,"events":4})";
  for (const std::string& path : {written("three.mid", midi), written("three.ndjson", events),
                                  written("three.abc", "X:1\nT:three\nL:1/4\nK:C\nCEG\n")}) {
    SCOPED_TRACE(path);
    const Tunebook book = read_tunebook(path);
    ASSERT_EQ(book.tunes.size(), 1U);
    const Melody melody = melody_of(book.tunes[0]);
    EXPECT_EQ(melody.key, find_key("C", "ionian"));
    EXPECT_THAT(melody.notes, ElementsAre(MelodyNote{false, 0, 4}, MelodyNote{false, 2, 4},
                                          MelodyNote{false, 4, 4}));
    std::filesystem::remove(path);
  }
}

TEST(Tunebook, RefusesOtherEndings) {
  EXPECT_THROW((void)read_tunebook("a.wav"), base::Error);
  EXPECT_THROW((void)read_tunebook("/nowhere/a.mid"), base::Error);
}

// The phrases that melodies are learnt from lie on the grid, in their scale.
TEST(Tunebook, ReadsThePhrasesOfTheCorpusWithoutLoss) {
  for (const auto& entry : std::filesystem::directory_iterator(AURALIS_CORPUS)) {
    if (entry.path().extension() != ".ndjson") continue;
    SCOPED_TRACE(entry.path());
    const Tunebook book = read_tunebook(entry.path());
    const Melody melody = melody_of(book.tunes.at(0));
    EXPECT_EQ(melody.notes.size(), book.tunes[0].notes.size());
    EXPECT_EQ(melody.outside, 0);
    EXPECT_EQ(melody.off_grid, 0);
  }
}

}  // namespace
}  // namespace auralis::score
