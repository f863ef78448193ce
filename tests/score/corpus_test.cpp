// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The phrases of lib/score/corpus are what their README says they are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "score/event_tune.h"
#include "theory/pitch.h"

namespace auralis::score {
namespace {

std::vector<Tune> read_corpus() {
  std::vector<Tune> phrases;
  for (const auto& entry : std::filesystem::directory_iterator(AURALIS_CORPUS)) {
    if (entry.path().extension() != ".ndjson") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    phrases.push_back(read_event_tune(text, entry.path().filename().string()));
  }
  return phrases;
}

const std::vector<Tune>& corpus() {
  static const std::vector<Tune> phrases = read_corpus();
  return phrases;
}

int interval_above(const Tune& phrase, double pitch) {
  return theory::wrap(static_cast<int>(pitch) - phrase.keys.front().key.tonic, 12);
}

/// Scale notes above the tonic of the lowest octave.
int step_of(const Tune& phrase, double pitch) {
  const auto& semitones = phrase.keys.front().key.mode->semitones;
  const int above = interval_above(phrase, pitch);
  const auto degree = std::ranges::find(semitones, above) - semitones.begin();
  const int octave = (static_cast<int>(pitch) - above - phrase.keys.front().key.tonic) / 12;
  return octave * static_cast<int>(semitones.size()) + static_cast<int>(degree);
}

/// Scale steps and beats to the next note.
std::vector<std::pair<int, double>> moves_of(const Tune& phrase) {
  std::vector<std::pair<int, double>> moves;
  for (std::size_t i = 1; i < phrase.notes.size(); ++i)
    moves.emplace_back(
        step_of(phrase, phrase.notes[i].pitch) - step_of(phrase, phrase.notes[i - 1].pitch),
        phrase.notes[i].onset - phrase.notes[i - 1].onset);
  return moves;
}

TEST(Corpus, HasManyPhrasesInManyModes) {
  std::set<std::string_view> modes;
  for (const Tune& phrase : corpus()) modes.insert(phrase.keys.front().key.mode->name);
  EXPECT_GE(corpus().size(), 40U);
  for (const char* mode : {"ionian", "dorian", "phrygian", "lydian", "mixolydian", "aeolian",
                           "major-pentatonic", "minor-pentatonic"})
    EXPECT_THAT(modes, testing::Contains(mode));
}

TEST(Corpus, IsMonophonicInWholeBarsOfPlainBeats) {
  for (const Tune& phrase : corpus()) {
    SCOPED_TRACE(phrase.title);
    EXPECT_GE(phrase.notes.size(), 8U);
    EXPECT_LE(phrase.notes.size(), 24U);
    EXPECT_THAT(phrase.beats, testing::AnyOf(16.0, 32.0));
    double sounded = 0;
    for (const TuneNote& note : phrase.notes) {
      EXPECT_THAT(note.beats, testing::AnyOf(0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)) << note.onset;
      EXPECT_GE(note.onset, sounded);
      sounded = note.onset + note.beats;
    }
    EXPECT_LE(sounded, phrase.beats);
  }
}

TEST(Corpus, KeepsToItsScaleAndEndsAtRest) {
  for (const Tune& phrase : corpus()) {
    SCOPED_TRACE(phrase.title);
    ASSERT_EQ(phrase.keys.size(), 1U);
    for (const TuneNote& note : phrase.notes) {
      EXPECT_EQ(note.pitch, std::floor(note.pitch));
      EXPECT_THAT(phrase.keys.front().key.mode->semitones,
                  testing::Contains(interval_above(phrase, note.pitch)))
          << note.onset;
    }
    EXPECT_THAT(interval_above(phrase, phrase.notes.back().pitch), testing::AnyOf(0, 3, 4, 7));
  }
}

TEST(Corpus, StepsMoreThanItLeaps) {
  int steps = 0;
  int moves = 0;
  for (const Tune& phrase : corpus()) {
    for (const auto& [step, beats] : moves_of(phrase)) {
      steps += std::abs(step) <= 1 ? 1 : 0;
      ++moves;
    }
    for (std::size_t i = 1; i < phrase.notes.size(); ++i)
      EXPECT_LE(std::abs(phrase.notes[i].pitch - phrase.notes[i - 1].pitch), 12) << phrase.title;
  }
  EXPECT_GT(steps, moves / 2);
}

TEST(Corpus, SaysNothingTwice) {
  constexpr int kLength = 8;
  std::map<std::vector<std::pair<int, double>>, std::string> said;
  for (const Tune& phrase : corpus()) {
    const auto moves = moves_of(phrase);
    for (auto first = moves.begin(); moves.end() - first >= kLength; ++first) {
      const auto [place, fresh] = said.try_emplace({first, first + kLength}, phrase.title);
      EXPECT_EQ(place->second, phrase.title);
    }
  }
}

}  // namespace
}  // namespace auralis::score
