// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pieces that follow a tune: all of it is played, and chords, bass and texture fit it.
#include <gtest/gtest.h>

#include <algorithm>

#include "compose/following.h"
#include "compose/tunes.h"
#include "theory/pitch.h"

namespace auralis::compose {
namespace {

TEST(Follow, PlaysEveryNoteAsItIsGiven) {
  const GivenMelody given(twinkle(), 80);
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto notes = melody_of(follow(given, settings_for(seed)));
    ASSERT_EQ(notes.size(), twinkle().notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i) {
      const score::TuneNote& note = twinkle().notes[i];
      EXPECT_EQ(notes[i].note.pitch, note.pitch);
      EXPECT_DOUBLE_EQ(notes[i].begin.count(), (8 + note.onset) * 60 / 80);
      EXPECT_NEAR((notes[i].end - notes[i].begin).count(), note.beats * 60 / 80, 2e-6);
      EXPECT_EQ(notes[i].note.patch, "keys");
      EXPECT_FALSE(notes[i].note.why->draw);
    }
  }
}

TEST(Follow, PlaysFractionsOffTheGridAndMoreNotesThanTheRulesAllow) {
  score::Tune tune;
  tune.keys = {{0, score::find_key("C", "ionian")}};
  for (int i = 0; i < 10; ++i) tune.notes.push_back({0.1 * i, 8, 40.25 + i});
  const GivenMelody given(tune, 80);
  const auto events = follow(given, settings_for(1));
  const auto notes = melody_of(events);
  ASSERT_EQ(notes.size(), 10U);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(notes[i].note.pitch, tune.notes[i].pitch);
    EXPECT_NEAR(notes[i].begin.count(), (8 + tune.notes[i].onset) * 60 / 80, 2e-6);
    EXPECT_NEAR((notes[i].end - notes[i].begin).count(), 6, 2e-6);
  }
  const Seconds all = notes.back().begin;
  for (const TimedNote& n : notes_of(events))
    EXPECT_TRUE(n.note.layer == "melody" || n.end <= all || n.begin > all)
        << n.note.layer << " makes way";
}

// Two bars are shorter than a chord where bars are very short.
TEST(Follow, PlaysNoPhraseBeforeTheLastChord) {
  const GivenMelody given(tune_of("X:1\nM:1/4\nL:1/4\nQ:1/4=200\nK:C\nC|D|E|C|"), 200);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    auto settings = settings_for(seed);
    settings.bpm = 200;
    EXPECT_EQ(melody_of(follow(given, settings)).size(), 4U);
  }
}

TEST(Follow, ChordsFitTheTune) {
  const GivenMelody given(twinkle(), 80);
  ChordShares fitted, free;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const auto settings = settings_for(seed);
    const ChordShares with = chord_shares(follow(given, settings), given, 80);
    const ChordShares without =
        chord_shares(compose_piece(settings, given.piece_length(80)), given, 80);
    EXPECT_GE(with.in_chord, 0.55) << "seed " << seed;
    EXPECT_LE(with.against, 0.15) << "seed " << seed;
    fitted.in_chord += with.in_chord / kSeeds;
    fitted.against += with.against / kSeeds;
    free.in_chord += without.in_chord / kSeeds;
    free.against += without.against / kSeeds;
  }
  RecordProperty("in_chord", std::to_string(fitted.in_chord));
  RecordProperty("in_chord_unconstrained", std::to_string(free.in_chord));
  EXPECT_GE(fitted.in_chord, 0.75);
  EXPECT_GE(fitted.in_chord, free.in_chord + 0.2) << free.in_chord;
  EXPECT_LE(fitted.against, 0.03);
  EXPECT_GE(free.against, fitted.against + 0.03);
}

TEST(Follow, EndsOnTheTonicBehindACadence) {
  const GivenMelody given(twinkle(), 80);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    std::vector<std::pair<Seconds, int>> roots;
    for (const auto& event : follow(given, settings_for(seed)))
      if (const auto* chord = std::get_if<event::Chord>(&event.what))
        roots.emplace_back(event.time, theory::wrap(static_cast<int>(chord->pitches[0]), 12));
    EXPECT_EQ(roots.front().second, 0);
    EXPECT_EQ(roots.back().second, 0);
    EXPECT_EQ(roots.back().first, Seconds(45));
    EXPECT_NE(roots[roots.size() - 2].second, 0);
    EXPECT_EQ(roots[roots.size() - 2].first, Seconds(42)) << "where the tune ends";
  }
}

TEST(Follow, AChordThatStaysIsOneChord) {
  const GivenMelody given(twinkle(), 80);
  int repeated = 0, chords = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    std::string before;
    for (const auto& event : follow(given, settings_for(seed))) {
      const auto* chord = std::get_if<event::Chord>(&event.what);
      if (chord == nullptr) continue;
      repeated += chord->name == before ? 1 : 0;
      before = chord->name;
      ++chords;
    }
  }
  EXPECT_LE(repeated, chords / 50) << "save where a section has been planned anew";
  EXPECT_LE(chords, 20 * 14) << "some stay for more than a bar";
}

TEST(Follow, BorrowsWhereTheTuneLeavesItsScale) {
  const GivenMelody given(
      tune_of("X:1\nM:4/4\nL:1/4\nK:C\nC E G2 | _A4 | G E C2 | _A2 F2 | E4 | C4 |"), 80);
  int borrowed = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    auto settings = settings_for(seed);
    settings.complexity = 0;
    for (const auto& event : follow(given, settings))
      if (const auto* chord = std::get_if<event::Chord>(&event.what)) {
        const bool foreign = std::ranges::any_of(
            chord->pitches, [](double pitch) { return static_cast<int>(pitch) % 12 == 8; });
        borrowed += foreign ? 1 : 0;
      }
  }
  EXPECT_GE(borrowed, kSeeds);
}

TEST(Follow, IsCutByAnEndThatComesBeforeAndSingsOnBeforeOneThatComesLate) {
  const GivenMelody given(twinkle(), 80);
  const auto cut = melody_of(follow(given, settings_for(2), Seconds(40)));
  EXPECT_LT(cut.size(), twinkle().notes.size());
  EXPECT_LE(cut.back().begin, Seconds(30)) << "before the last chord";
  int later = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto notes = melody_of(follow(given, settings_for(seed), Seconds(240)));
    ASSERT_GE(notes.size(), twinkle().notes.size());
    later += notes.size() > twinkle().notes.size() ? 1 : 0;
    for (std::size_t i = twinkle().notes.size(); i < notes.size(); ++i)
      EXPECT_GE(notes[i].begin, Seconds(42 + 6)) << "two bars after the tune";
  }
  EXPECT_GE(later, 3);
}

TEST(Follow, TheAccompanimentKeepsItsRules) {
  const GivenMelody given(twinkle(), 80);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const auto notes = notes_of(follow(given, settings_for(seed)));
    for (const TimedNote& n : notes) {
      EXPECT_LE(std::ranges::count_if(notes,
                                      [&](const TimedNote& other) {
                                        return other.begin <= n.begin && other.end > n.begin;
                                      }),
                kMostNotes);
      for (const TimedNote& other : notes) {
        const double apart = std::abs(n.note.pitch - other.note.pitch);
        const Seconds together = std::min(n.end, other.end) - std::max(n.begin, other.begin);
        const bool pitched = n.note.layer != "texture" && other.note.layer != "texture";
        if (!pitched || apart == 0 || apart > kRub) continue;
        EXPECT_LE(together, kLongestRub + Seconds(1e-5)) << n.note.layer << other.note.layer;
      }
    }
  }
}

TEST(Follow, IsTheSameAgainWhateverTheSteps) {
  const GivenMelody given(twinkle(), 80);
  const auto settings = settings_for(9);
  const Seconds end = given.piece_length(80);
  Composer composer(settings, shipped_moods(), shipped_melodies(), {end, {}, &given});
  composer.explain();
  std::vector<event::Event> events;
  for (int i = 1; composer.now() < end; ++i) composer.advance(i * Seconds(0.37), events);
  EXPECT_EQ(lines_of(events), lines_of(follow(given, settings)));
}

}  // namespace
}  // namespace auralis::compose
