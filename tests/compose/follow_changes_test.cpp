// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pieces that follow a tune whose tempo or key changes, or whose listener changes them.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/decimal.h"
#include "compose/following.h"
#include "compose/form/form.h"
#include "compose/tunes.h"

namespace auralis::compose {
namespace {

/// A bar at 80 beats a minute, one at 40, the rest at 120.
const score::Tune& hurried() {
  static const score::Tune tune = tune_of(
      "X:1\nM:4/4\nL:1/4\nQ:1/4=80\nK:C\nC D E F | [Q:1/4=40] G A B c | [Q:1/4=120] c4 | C4 |");
  return tune;
}

std::vector<double> beginnings(const std::vector<event::Event>& events) {
  std::vector<double> times;
  for (const TimedNote& n : melody_of(events)) times.push_back(n.begin.count());
  return times;
}

std::vector<double> tempi(const std::vector<event::Event>& events) {
  std::vector<double> tempi;
  for (const auto& event : events)
    if (const auto* control = std::get_if<event::Control>(&event.what))
      tempi.push_back(std::get<double>(control->value));
  return tempi;
}

TEST(FollowChanges, GoesAsFastAsTheTune) {
  const GivenMelody given(hurried(), 80);
  const auto events = follow(given, settings_for(1));
  EXPECT_EQ(beginnings(events),
            (std::vector<double>{6, 6.75, 7.5, 8.25, 9, 10.5, 12, 13.5, 15, 17}));
  EXPECT_EQ(tempi(events), (std::vector<double>{40, 120}));
  EXPECT_EQ(given.piece_length(80), Ending::length_with_last_chord(Seconds(19 + 2)));

  auto slower = settings_for(1);
  slower.bpm = 40;
  const GivenMelody slow(hurried(), 40);
  EXPECT_EQ(tempi(follow(slow, slower)), (std::vector<double>{20, 60})) << "half as fast";
  slower.bpm = 30;
  const GivenMelody slowest(hurried(), 30);
  EXPECT_EQ(tempi(follow(slowest, slower)), (std::vector<double>{20, 45})) << "within the range";
}

TEST(FollowChanges, KeepsTheLengthOfANoteAcrossAllChanges) {
  const GivenMelody given(
      tune_of("X:1\nM:4/4\nL:1/4\nQ:1/4=80\nK:C\nC2-[Q:1/4=40] C-[Q:1/4=120] C | D4 |"), 80);
  for (const double bpm : {80.0, 40.0}) {
    auto settings = settings_for(1);
    settings.bpm = bpm;
    const auto events = follow(given, settings);
    const auto notes = melody_of(events);
    ASSERT_EQ(notes.size(), 2U);
    const double slower = 80 / bpm;
    EXPECT_NEAR((notes[0].end - notes[0].begin).count(), slower * (1.5 + 1.5 + 0.5), 3e-6);
    EXPECT_NEAR((notes[1].begin - notes[0].end).count(), 0, 3e-6);
    EXPECT_NEAR((notes[1].end - notes[1].begin).count(), slower * 2, 3e-6);
  }
}

TEST(FollowChanges, KeepsTheTunesTempoWithinTheRange) {
  const GivenMelody given(
      tune_of("X:1\nM:4/4\nL:1/4\nQ:1/4=1e300\nK:C\nC D E F | [Q:1/4=120] G A B c | "
              "[Q:1/4=1e-300] c4 | [Q:1/4=60] C4 |"),
      200);
  auto settings = settings_for(1);
  settings.bpm = 200;
  EXPECT_EQ(tempi(follow(given, settings)), (std::vector<double>{120, 20, 60}));
  const auto steered = follow(given, settings, std::nullopt, {{Seconds(7.5), {"bpm", 100.0}}});
  EXPECT_EQ(tempi(steered), (std::vector<double>{120, 100, 20, 50})) << "five sixths of it";
}

TEST(FollowChanges, ATempoThatIsChosenHoldsForTheRestOfTheTune) {
  const GivenMelody given(hurried(), 80);
  const auto events = follow(given, settings_for(1), Seconds(60), {{Seconds(9.75), {"bpm", 20.0}}});
  auto times = beginnings(events);
  times.resize(10);  // then it goes on by itself
  EXPECT_EQ(times, (std::vector<double>{6, 6.75, 7.5, 8.25, 9, 11.25, 14.25, 17.25, 20.25, 24.25}));
  EXPECT_EQ(tempi(events), (std::vector<double>{40, 20, 60})) << "half as fast as the tune";
}

/// Four bars of C major, four of A major, four of D dorian.
const score::Tune& modulating() {
  static const score::Tune tune = tune_of(
      "X:1\nM:4/4\nL:1/4\nQ:1/4=80\nK:C\nC E G E | F A G2 | E D C2 | G4 |"
      "[K:A] A c e c | d f e2 | c B A2 | A4 | [K:Ddor] D F A F | G E D2 | A F E D | D4 |");
  return tune;
}

/// The keys and modes that a piece turns to: "18 key A", in its order.
std::vector<std::string> turns(const std::vector<event::Event>& events) {
  std::vector<std::string> turns;
  for (const auto& event : events)
    if (const auto* control = std::get_if<event::Control>(&event.what))
      turns.push_back(base::decimal(event.time.count()) + ' ' + control->param + ' ' +
                      std::get<std::string>(control->value));
  return turns;
}

/// The longest time that a pitched note of the accompaniment goes on in a key that lacks it.
Seconds longest_foreign(const std::vector<event::Event>& events) {
  const std::vector<std::pair<Seconds, theory::Scale>> keys{{Seconds(0), {"C", "ionian"}},
                                                            {Seconds(18), {"A", "ionian"}},
                                                            {Seconds(30), {"D", "dorian"}}};
  Seconds longest{0};
  for (const TimedNote& n : notes_of(events))
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (n.note.layer == "melody" || n.note.layer == "texture") continue;
      if (keys[i].second.contains(theory::wrap(static_cast<int>(n.note.pitch), 12))) continue;
      const Seconds end = i + 1 < keys.size() ? keys[i + 1].first : kNever;
      longest = std::max(longest, std::min(n.end, end) - std::max(n.begin, keys[i].first));
    }
  return longest;
}

TEST(FollowChanges, TurnsToTheKeysOfTheTune) {
  const GivenMelody given(modulating(), 80);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    auto settings = settings_for(seed);
    settings.complexity = 0.2;  // no borrowed chords
    const auto events = follow(given, settings);
    EXPECT_EQ(turns(events), (std::vector<std::string>{"18 key A", "30 key D", "30 mode dorian"}));
    EXPECT_LE(longest_foreign(events), Seconds(0)) << "seed " << seed;
    std::vector<std::pair<Seconds, int>> roots;
    for (const auto& event : events)
      if (const auto* chord = std::get_if<event::Chord>(&event.what))
        roots.emplace_back(event.time, theory::wrap(static_cast<int>(chord->pitches[0]), 12));
    for (const Seconds turn : {Seconds(18), Seconds(30)})
      EXPECT_EQ(std::ranges::count(roots, turn, &std::pair<Seconds, int>::first), 1);
    EXPECT_EQ(roots.back().second, 2) << "home in the tune's last key";
    const auto notes = melody_of(events);
    ASSERT_EQ(notes.size(), modulating().notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i)
      EXPECT_EQ(notes[i].note.pitch, modulating().notes[i].pitch);
  }
}

TEST(FollowChanges, ChordsFitTheTuneInEachOfItsKeys) {
  const GivenMelody given(modulating(), 80);
  score::Tune without = modulating();
  without.keys.resize(1);
  const GivenMelody in_one_key(without, 80);
  double turning = 0, borrowing = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const auto settings = settings_for(seed);
    turning += chord_shares(follow(given, settings), given, 80).in_chord / kSeeds;
    borrowing += chord_shares(follow(in_one_key, settings), given, 80).in_chord / kSeeds;
  }
  RecordProperty("in_chord", std::to_string(turning));
  RecordProperty("in_chord_of_one_key", std::to_string(borrowing));
  EXPECT_GE(turning, 0.75);
  EXPECT_GE(turning, borrowing + 0.03);
}

TEST(FollowChanges, AKeyThatIsChosenIsKeptAsAnIntervalFromTheTunes) {
  const GivenMelody given(modulating(), 80);
  const auto events = follow(given, settings_for(5), std::nullopt,
                             {{Seconds(10), {"key", "D"}}, {Seconds(25), {"key", "A"}}});
  EXPECT_EQ(turns(events), (std::vector<std::string>{"10 key D", "18 key B", "25 key A", "30 key D",
                                                     "30 mode dorian"}));
  const auto notes = melody_of(events);
  ASSERT_EQ(notes.size(), modulating().notes.size());
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const bool higher = notes[i].begin >= Seconds(10) && notes[i].begin < Seconds(25);
    EXPECT_EQ(notes[i].note.pitch, modulating().notes[i].pitch + (higher ? 2 : 0));
  }
  const auto ready = follow(given, settings_for(5), std::nullopt, {{Seconds(17), {"key", "A"}}});
  EXPECT_EQ(turns(ready),
            (std::vector<std::string>{"17 key A", "18 key F#", "30 key B", "30 mode dorian"}));
}

TEST(FollowChanges, AKeyTransposesWhatIsLeft) {
  const GivenMelody given(twinkle(), 80);
  auto settings = settings_for(3);
  settings.key = "D";
  const auto higher = melody_of(follow(given, settings));
  const auto steered =
      melody_of(follow(given, settings_for(3), std::nullopt,
                       {{Seconds(20), {"key", "Bb"}}, {Seconds(25), {"mode", "aeolian"}}}));
  ASSERT_EQ(higher.size(), twinkle().notes.size());
  ASSERT_EQ(steered.size(), twinkle().notes.size());
  for (std::size_t i = 0; i < higher.size(); ++i) {
    EXPECT_EQ(higher[i].note.pitch, twinkle().notes[i].pitch + 2);
    const double down = steered[i].begin < Seconds(20) ? 0 : 2;
    EXPECT_EQ(steered[i].note.pitch, twinkle().notes[i].pitch - down);
  }
}

TEST(FollowChanges, AKeyCutsNoGivenNote) {
  const GivenMelody given(tune_of("X:1\nM:4/4\nL:1/4\nK:C\nC D E F | G4- | G4 |"), 80);
  const auto notes =
      melody_of(follow(given, settings_for(4), std::nullopt, {{Seconds(10), {"key", "F#"}}}));
  ASSERT_EQ(notes.size(), 5U);
  EXPECT_NEAR((notes.back().end - notes.back().begin).count(), 6, 2e-6) << "sounds already";
}

}  // namespace
}  // namespace auralis::compose
