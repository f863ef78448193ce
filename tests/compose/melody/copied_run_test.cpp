// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/copied_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "compose/melody/phrase.h"
#include "compose/piece.h"

namespace auralis::compose {
namespace {

/// Ten different notes, each a unit long: the corpus counts quarters of a beat, tones halves.
MelodyModel taught(const std::vector<int>& steps) {
  score::Melody melody;
  melody.key.mode = theory::find_mode("ionian");
  for (const int step : steps) melody.notes.push_back({false, step, 2});
  return MelodyModel({melody});
}

const std::vector<int> kSteps{0, 3, 1, 4, 2, 5, 3, 6, 4, 7};

std::vector<MelodyTone> tones(int first, int count, int moved) {
  std::vector<MelodyTone> found;
  for (int i = first; i < first + count; ++i)
    found.push_back({kSteps[static_cast<std::size_t>(i)] + moved, 1});
  return found;
}

TEST(CopiedRun, IsFoundWhereverItLies) {
  const MelodyModel model = taught(kSteps);
  const markov::Model& copies = model.of_size(7).copies;
  for (const int moved : {0, 1, 3, 5, -4, 7, 11}) {
    EXPECT_EQ(longest_copied_run(tones(1, 4, moved), copies), 4) << moved;
    EXPECT_EQ(longest_copied_run(tones(2, 6, moved), copies), 6) << moved;
    EXPECT_EQ(longest_copied_run(tones(0, 10, moved), copies), kLongestCopy + 1) << moved;
  }
  EXPECT_EQ(longest_copied_run({}, copies), 0);
}

TEST(CopiedRun, EndsWhereANoteOrALengthDiffers) {
  const MelodyModel model = taught(kSteps);
  const markov::Model& copies = model.of_size(7).copies;
  auto other_step = tones(0, 9, 5);
  other_step[4].step += 1;
  EXPECT_EQ(longest_copied_run(other_step, copies), 4);
  auto other_length = tones(0, 9, 5);
  other_length[3].units = 2;
  EXPECT_EQ(longest_copied_run(other_length, copies), 5);
}

/// The tones of each phrase as they are heard: a gap between gates ends one.
std::vector<std::vector<MelodyTone>> heard_phrases(const event::Settings& settings,
                                                   Seconds length) {
  const theory::Scale scale(settings.key, settings.mode);
  const double unit =
      shipped_moods().find(settings.mood)->melody.pulse / 2 * 60 / settings.bpm;  // seconds
  std::vector<TimedNote> notes = notes_of(compose_piece(settings, length));
  std::erase_if(notes, [](const TimedNote& note) { return note.note.layer != "melody"; });
  std::vector<std::vector<MelodyTone>> phrases;
  Seconds until{-1};
  for (std::size_t i = 0; i + 1 < notes.size(); ++i) {
    if (notes[i].begin > until + Seconds(1e-3)) phrases.emplace_back();
    until = notes[i].end;
    const double units = (notes[i + 1].begin - notes[i].begin).count() / unit;
    phrases.back().push_back({scale.nearest_step(notes[i].note.pitch),
                              static_cast<int>(std::lround(std::min(units, 16.0)))});
  }
  return phrases;
}

// A syncopated note changes two lengths: a phrase that was no copy as it was drawn was heard as
// one in this piece.
TEST(CopiedRun, IsInNoPhraseAsItIsHeard) {
  const auto phrases = heard_phrases(settings_of("attic", 107), Seconds(600));
  EXPECT_GT(phrases.size(), 10U);
  int longest = 0;
  for (const auto& phrase : phrases)
    longest = std::max(longest, longest_copied_run(phrase, shipped_melodies().of_size(7).copies));
  EXPECT_EQ(longest, kLongestCopy);
}

}  // namespace
}  // namespace auralis::compose
