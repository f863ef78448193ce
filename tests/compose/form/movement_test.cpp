// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/form/movement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "compose/form/form.h"
#include "compose/piece.h"

namespace auralis::compose {
namespace {

TEST(Movement, TheFirstLeavesEverythingAsItIs) {
  const Movement first = draw_movement(7, 0);
  EXPECT_EQ(first.home, 0U);
  EXPECT_EQ(first.chord_stretch, 1);
  EXPECT_EQ(first.tune_height, 0);
  EXPECT_FALSE(first.resting);
}

TEST(Movement, EachHomeComesOnceBeforeOneComesAgain) {
  for (const auto& mode : theory::modes())
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const theory::Scale scale("D", mode.name);
      const std::size_t homes = homes_of(scale).size();
      std::set<int> found;
      for (std::uint64_t home = 0; home < homes; ++home)
        found.insert(home_degree(seed, home, scale));
      EXPECT_EQ(home_degree(seed, 0, scale), 0);
      EXPECT_EQ(found.size(), homes) << mode.name << ", seed " << seed;
      for (std::uint64_t home = homes; home < 4 * homes; ++home)
        EXPECT_NE(home_degree(seed, home, scale), home_degree(seed, home - 1, scale));
    }
}

TEST(Movement, NeverRestsOnADiminishedChordNorWithoutAPad) {
  const theory::Scale ionian("C", "ionian");
  for (std::uint64_t number = 1; number < 200; ++number) {
    EXPECT_NE(home_degree(1, number, ionian), 6);
    const auto resting = draw_movement(1, number).resting;
    EXPECT_EQ(resting == LayerId::kDrone, number % 6 == 5) << number;
    EXPECT_NE(resting, LayerId::kPad);
  }
}

TEST(Movement, BeginsWithASectionAndComesHomeAtTheEnd) {
  Form form(3, Arc{}, Ending(Seconds(3600)));
  std::set<std::uint64_t> numbers;
  for (Seconds t(0); t < Seconds(3580); t += Seconds(10)) {
    if (!form.over(t)) continue;
    const auto before = form.movement().number;
    form.begin_next(t);
    if (form.movement().number != before) {
      const Seconds due(600 * static_cast<double>(form.movement().number));
      EXPECT_GE(t, before == 0 ? due : due - Seconds(90));
      EXPECT_LE(t, due + Seconds(before == 0 ? 240 : 10));
    }
    numbers.insert(form.movement().number);
  }
  EXPECT_EQ(numbers, (std::set<std::uint64_t>{0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(form.movement().home, 0U);
}

TEST(Movement, NoneBeginsWhereTheArcHasNone) {
  Arc arc;
  arc.movement = Seconds(0);
  Form form(3, arc, Ending(std::nullopt));
  for (int i = 1; i < 100; ++i) form.begin_next(Seconds(240 * i));
  EXPECT_EQ(form.movement().number, 0U);
}

std::vector<event::Event> hour_of(const std::string& mood, Arc arc = {}) {
  Composer composer(settings_of(mood, 5), shipped_moods(), shipped_melodies(),
                    {Seconds(3600), std::move(arc)});
  std::vector<event::Event> events;
  composer.advance(Seconds(3600), events);
  return events;
}

/// The pitch classes of the lowest drone notes of each ten minutes.
std::vector<std::set<int>> roots_of(const std::vector<event::Event>& events) {
  std::vector<std::set<int>> roots(6);
  for (const TimedNote& note : notes_of(events))
    if (note.note.layer == "drone" && note.note.pitch < theory::kC3)
      roots[static_cast<std::size_t>(note.begin / Seconds(600))].insert(
          static_cast<int>(note.note.pitch) % 12);
  return roots;
}

TEST(Movement, AnHourHasItsTonicElsewhereInTheAnnouncedScale) {
  for (const auto& [name, mood] : shipped_moods().all()) {
    const auto events = hour_of(name);
    const theory::Scale scale(mood.defaults.key, mood.defaults.mode);
    const auto roots = roots_of(events);
    EXPECT_EQ(roots[0], std::set{scale.tonic()}) << name;
    std::set<int> all;
    for (const auto& some : roots) {
      all.insert(some.begin(), some.end());
      EXPECT_LE(some.size(), 3U) << name;
    }
    EXPECT_GE(all.size(), 4U) << name;
    for (const int root : all) EXPECT_TRUE(scale.contains(root)) << name;
    const auto last = std::find_if(events.rbegin(), events.rend(), [](const event::Event& event) {
      return std::holds_alternative<event::Chord>(event.what);
    });
    const auto& chord = std::get<event::Chord>(last->what);
    EXPECT_EQ(static_cast<int>(chord.pitches.front()) % 12, scale.tonic()) << name;
  }
}

/// The share of the time from `from` to `to` in which a layer has a gate open; its gates do not
/// overlap.
double share_of_time(const std::vector<TimedNote>& notes, std::string_view layer, Seconds from,
                     Seconds to) {
  Seconds open{0};
  for (const TimedNote& note : notes)
    if (note.note.layer == layer)
      open += std::max(std::min(note.end, to) - std::max(note.begin, from), Seconds(0));
  return open / (to - from);
}

// What the drone left once made a step of 4 to 7 dB in rain and abyss.
TEST(Movement, TheBassStandsInForADroneThatRests) {
  const Seconds from(52 * 60), to(56 * 60);
  for (const auto& [name, mood] : shipped_moods().all()) {
    const auto notes = notes_of(hour_of(name));
    EXPECT_EQ(share_of_time(notes, "drone", from, to), 0) << name;
    if (mood.layer(LayerId::kBass).plays()) {
      EXPECT_GT(share_of_time(notes, "bass", from, to), 0.9) << name;
    }
  }
}

TEST(Movement, ADroneThatRestsFadesAndComesBack) {
  const auto notes = notes_of(hour_of("temple"));
  const auto strongest = [&](Seconds from, Seconds to) {
    double velocity = 0;
    for (const TimedNote& note : notes)
      if (note.note.layer == "drone" && note.begin >= from && note.begin < to)
        velocity = std::max(velocity, note.note.velocity);
    return velocity;
  };
  const double before = strongest(Seconds(2800), Seconds(2900));
  const Seconds last =
      std::ranges::max(notes, {}, [](const TimedNote& note) {
        return note.note.layer == "drone" && note.begin < Seconds(3300) ? note.begin : Seconds(0);
      }).begin;
  EXPECT_GT(last, Seconds(2900));
  EXPECT_LT(strongest(last, Seconds(3300)), before / 2);
  EXPECT_GT(strongest(Seconds(3300), Seconds(3600)), 0);
}

TEST(Movement, TheFirstTenMinutesAreAsWithoutAny) {
  Arc arc;
  arc.movement = Seconds(0);
  auto with = hour_of("tide"), without = hour_of("tide", arc);
  const auto later = [](const event::Event& event) { return event.time >= Seconds(560); };
  std::erase_if(with, later);
  std::erase_if(without, later);
  EXPECT_EQ(lines_of(with), lines_of(without));
}

}  // namespace
}  // namespace auralis::compose
