// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/phrase.h"

#include <gtest/gtest.h>

#include <cmath>

#include "theory/pitch.h"

namespace auralis::compose {
namespace {

TEST(Phrase, StaysInScaleRegisterLeapAndEndsOnAChordTone) {
  const MelodyMood mood;
  base::Random random(1);
  int notes_seen = 0;
  for (const auto& mode : theory::modes()) {
    const theory::Scale scale("Eb", mode.name);
    while (notes_seen < 100000) {
      const auto onsets = draw_phrase({8, 1, random.uniform()}, random);
      const auto chord = theory::build_chord(
          scale, static_cast<int>(random.index(static_cast<std::size_t>(scale.size()))),
          theory::ChordKind::kTriad);
      const std::vector<theory::Chord> chords(onsets.size(), chord);
      PhraseShape shape{scale, mood, random.uniform(), random.uniform(), std::nullopt, nullptr};
      const auto notes = draw_phrase_notes(onsets, chords, shape, random);
      ASSERT_EQ(notes.size(), onsets.size());
      for (std::size_t i = 0; i < notes.size(); ++i) {
        ASSERT_TRUE(scale.contains(notes[i].pitch));
        ASSERT_GE(notes[i].pitch, mood.low);
        ASSERT_LE(notes[i].pitch, mood.high);
        if (i == 0) continue;
        ASSERT_LE(std::abs(*scale.step_of(notes[i].pitch) - *scale.step_of(notes[i - 1].pitch)),
                  mood.leap);
      }
      ASSERT_TRUE(chord.contains(notes.back().pitch));
      notes_seen += static_cast<int>(notes.size());
      if (random.chance(0.002)) break;
    }
  }
}

TEST(Phrase, RecallsItsMotifOverAnotherChord) {
  const MelodyMood mood;
  const theory::Scale scale("D", "dorian");
  const Motif motif{69, {1, 1, -2}};
  const std::vector<Onset> onsets{{0, 1, 0}, {1, 1, 0}, {2, 1, 0}, {3, 1, 0}, {4, 4, 0}};
  base::Random random(2);
  int recalled = 0;
  for (int i = 0; i < 200; ++i) {
    const std::vector<theory::Chord> chords(
        5, theory::build_chord(scale, i % 7, theory::ChordKind::kSeventh));
    const PhraseShape shape{scale, mood, 0.5, 0.3, std::nullopt, &motif};
    const auto back = motif_of(draw_phrase_notes(onsets, chords, shape, random), scale);
    recalled += back.moves == motif.moves ? 1 : 0;
  }
  EXPECT_GE(recalled, 80);
}

TEST(Phrase, FindsNotesEvenWhereNothingRests) {
  const MelodyMood mood;
  const theory::Scale scale("F#", "ionian");
  theory::Chord foreign;  // no note of the scale
  foreign.classes = {0, 2, 4};
  base::Random random(3);
  const auto onsets = draw_phrase({8, 1, 0.5}, random);
  const std::vector<theory::Chord> chords(onsets.size(), foreign);
  const PhraseShape shape{scale, mood, 0.5, 0.5, 100, nullptr};
  EXPECT_EQ(draw_phrase_notes(onsets, chords, shape, random).size(), onsets.size());
}

}  // namespace
}  // namespace auralis::compose
