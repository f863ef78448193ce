// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/phrase.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "compose/piece.h"

namespace auralis::compose {
namespace {

class PhraseTest : public testing::Test {
 protected:
  /// Chords of two bars each, one after the other.
  static std::vector<theory::Chord> chords_of(const theory::Scale& scale, const PhraseSpan& span,
                                              base::Random& random) {
    std::vector<theory::Chord> chords;
    theory::Chord chord;
    for (int unit = 0; unit < span.units; ++unit) {
      if (unit % 16 == 0)
        chord = theory::build_chord(
            scale, static_cast<int>(random.index(static_cast<std::size_t>(scale.size()))),
            theory::ChordKind::kTriad);
      chords.push_back(chord);
    }
    return chords;
  }

  PhraseWriter writer_{shipped_melodies()};
  MelodyMood mood_;
};

TEST_F(PhraseTest, FillsItsSpanInScaleAndRegisterAndEndsOnAChordTone) {
  base::Random random(1);
  int leaps = 0, rough_endings = 0, phrases = 0;
  for (const auto& mode : theory::modes())
    for (int i = 0; i < 20; ++i, ++phrases) {
      const theory::Scale scale("Eb", mode.name);
      const PhraseSpan span{8, 0.5, 24};
      const auto chords = chords_of(scale, span, random);
      const PhraseShape shape{
          scale, mood_, random.uniform(), random.uniform(), random.uniform(), random.uniform()};
      const auto notes = writer_.write(span, chords, shape, random);
      ASSERT_FALSE(notes.empty());
      double beat = 8;
      for (std::size_t n = 0; n < notes.size(); ++n) {
        EXPECT_EQ(notes[n].beat, beat);
        beat += notes[n].beats;
        ASSERT_TRUE(scale.contains(notes[n].pitch));
        ASSERT_GE(notes[n].pitch, mood_.low);
        ASSERT_LE(notes[n].pitch, mood_.high);
        if (n > 0 && std::abs(notes[n].tone.step - notes[n - 1].tone.step) > mood_.leap) ++leaps;
      }
      EXPECT_EQ(beat, 8 + 12);
      const auto last = static_cast<std::size_t>(span.units - notes.back().tone.units);
      if (!chords[last].contains(notes.back().pitch)) ++rough_endings;
    }
  EXPECT_EQ(leaps, 0);
  EXPECT_EQ(rough_endings, 0);
  EXPECT_EQ(phrases, 300);
}

struct Runs {
  int longest = 0;  ///< of those that stand in the corpus, or one note less
  int copied = 0;   ///< longer than kLongestCopy
};

void count_runs(const std::vector<PhraseNote>& notes, const markov::Model& copies, Runs& runs) {
  markov::ContextId context = markov::Model::kRoot;
  for (const PhraseNote& note : notes) {
    const auto symbol = *symbol_of(note.tone);
    const int run = static_cast<int>(copies.symbols_of(context).size());
    const bool goes_on = copies.find(context, symbol) != nullptr;
    runs.longest = std::max(runs.longest, run + (goes_on ? 1 : 0));
    runs.copied += goes_on && run == kLongestCopy ? 1 : 0;
    context = copies.after(context, symbol);
  }
}

// No run of more than kLongestCopy tones stands in the corpus, in whatever place of the scale.
TEST_F(PhraseTest, CopiesNothingLong) {
  base::Random random(2);
  const theory::Scale scale("D", "dorian");
  Runs runs;
  for (int i = 0; i < 200; ++i) {
    const PhraseSpan span{0, 0.5, 32};
    const auto chords = chords_of(scale, span, random);
    const auto notes = writer_.write(span, chords, {scale, mood_, 0.2, 0.5, 0.5}, random);
    count_runs(notes, shipped_melodies().of_size(7).copies, runs);
  }
  EXPECT_GE(runs.longest, 3) << "it learns nothing";
  EXPECT_EQ(runs.copied, 0);
}

/// Walks of 64 notes, enough of them that copies are refused draw by draw.
MelodyModel many_melodies(base::Random& random) {
  std::vector<score::Melody> melodies(60);
  for (score::Melody& melody : melodies) {
    melody.key.mode = theory::find_mode("ionian");
    int step = 4;
    while (melody.notes.size() < 64) {
      step = std::clamp(step + static_cast<int>(random.index(5)) - 2, 0, 9);
      melody.notes.push_back({false, step, random.chance(0.7) ? 4 : 8});
    }
  }
  return MelodyModel(melodies);
}

TEST_F(PhraseTest, CopiesNothingLongFromALargeCorpus) {
  base::Random random(5);
  const MelodyModel model = many_melodies(random);
  const auto& copies = model.of_size(7).copies;
  ASSERT_GT(copies.contexts(), 30'000U);
  PhraseWriter writer(model);
  const theory::Scale scale("D", "dorian");
  Runs runs;
  for (int i = 0; i < 200; ++i) {
    const PhraseSpan span{0, 0.5, 40};
    const auto chords = chords_of(scale, span, random);
    const auto notes = writer.write(span, chords, {scale, mood_, 0.2, 1, 1}, random);
    ASSERT_FALSE(notes.empty());
    count_runs(notes, copies, runs);
  }
  EXPECT_EQ(runs.longest, kLongestCopy) << "it never comes near: the test tells little";
  EXPECT_EQ(runs.copied, 0);
}

TEST_F(PhraseTest, RecallsItsMotif) {
  const theory::Scale scale("D", "dorian");
  const Motif motif{{4, 2}, {5, 2}, {3, 4}};
  base::Random random(3);
  int recalled = 0;
  for (int i = 0; i < 100; ++i) {
    const PhraseSpan span{0, 0.5, 24};
    const auto chords = chords_of(scale, span, random);
    const auto notes =
        writer_.write(span, chords, {scale, mood_, 0.3, 0.5, 0.5, 0.5, &motif}, random);
    bool same = notes.size() > 3;
    for (std::size_t n = 1; same && n < motif.size(); ++n)
      same = notes[n].tone.step - notes[n - 1].tone.step == motif[n].step - motif[n - 1].step &&
             notes[n].tone.units == motif[n].units;
    recalled += same ? 1 : 0;
  }
  EXPECT_GE(recalled, 60);
}

// Where what may follow a motif would leap too far, the phrase begins without it.
TEST_F(PhraseTest, LeapsNoFartherBehindAMotif) {
  const theory::Scale scale("D", "dorian");
  mood_.leap = 1;
  base::Random random(7);
  int recalled = 0, drawn = 0;
  for (int i = 0; i < 300; ++i) {
    Motif motif;
    for (int n = 0; n < 3; ++n)
      motif.push_back({static_cast<int>(random.index(8)), random.chance(0.5) ? 2 : 6});
    const PhraseSpan span{0, 0.5, 24};
    const auto chords = chords_of(scale, span, random);
    const auto notes =
        writer_.write(span, chords, {scale, mood_, 0.3, 0.5, 0.5, 0.5, &motif}, random);
    for (std::size_t n = 1; n < notes.size(); ++n) {
      if (notes[n].motif) continue;
      EXPECT_LE(std::abs(notes[n].tone.step - notes[n - 1].tone.step), 1);
    }
    (notes.front().motif ? recalled : drawn) += 1;
  }
  EXPECT_GT(recalled, 20);
  EXPECT_GT(drawn, 20);
}

TEST_F(PhraseTest, HasMoreNotesTheDenserItIs) {
  const theory::Scale scale("D", "dorian");
  double before = 0;
  for (const double density : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    base::Random random(8);
    double count = 0;
    for (int i = 0; i < 200; ++i) {
      const PhraseSpan span{0, 0.5, 32};
      const auto chords = chords_of(scale, span, random);
      const PhraseShape shape{scale, mood_, 0.5, 0.5, 0.5, density};
      count += static_cast<double>(writer_.write(span, chords, shape, random).size()) / 200;
    }
    EXPECT_GT(count, before + 0.2) << density;
    before = count;
  }
}

TEST_F(PhraseTest, GoesOnFromWhatWasPlayed) {
  const theory::Scale scale("A", "aeolian");
  base::Random random(4);
  PhraseSpan span{0, 0.5, 24};
  const auto chords = chords_of(scale, span, random);
  const PhraseShape shape{scale, mood_, 0.5, 0.5, 0.5, 0.5};
  const auto whole = writer_.write(span, chords, shape, random);
  span.played = {whole[0].tone, whole[1].tone};
  const auto rest = writer_.write(span, chords, shape, random);
  ASSERT_FALSE(rest.empty());
  EXPECT_EQ(rest.front().beat, whole[2].beat);
  EXPECT_LE(std::abs(rest.front().tone.step - whole[1].tone.step), mood_.leap);
  EXPECT_EQ(rest.back().beat + rest.back().beats, 12);
}

TEST_F(PhraseTest, FindsNotesEvenWhereNothingRests) {
  const theory::Scale scale("F#", "ionian");
  theory::Chord foreign;  // no note of the scale
  foreign.classes = {0, 2, 4};
  base::Random random(5);
  const PhraseSpan span{0, 0.5, 24};
  const std::vector<theory::Chord> chords(24, foreign);
  EXPECT_FALSE(writer_.write(span, chords, {scale, mood_, 0.5, 0.5, 0.5}, random).empty());
}

TEST(Motif, ComesBackAsItWasAtDepthNought) {
  base::Random random(6);
  const Motif motif{{0, 2}, {2, 1}, {1, 4}};
  EXPECT_EQ(transformed(motif, 0, random), motif);
  std::set<std::vector<int>> shapes;
  for (int i = 0; i < 50; ++i) {
    std::vector<int> steps;
    for (const MelodyTone& tone : transformed(motif, 1, random)) steps.push_back(tone.step);
    shapes.insert(steps);
  }
  EXPECT_GE(shapes.size(), 8U);
}

}  // namespace
}  // namespace auralis::compose
