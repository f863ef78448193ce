// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Controls while a piece plays: at once for everything that has not been sent yet.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"
#include "compose/piece.h"
#include "theory/pitch.h"

namespace auralis::compose {
namespace {

struct Steered {
  std::vector<event::Event> before;
  std::vector<event::Event> after;
};

/// A piece that gets one control at 61 s, and goes on to 240 s.
Steered steer(const event::Control& control, Seconds step = Seconds(60)) {
  Composer composer(settings_of("tide", 11), shipped_moods(), shipped_melodies(), {std::nullopt});
  Steered steered;
  const Seconds at(61);
  for (Seconds t = step; t < at; t += step) composer.advance(t, steered.before);
  composer.advance(at, steered.before);
  composer.control(control);
  for (Seconds t = at + step; t < Seconds(240); t += step) composer.advance(t, steered.after);
  composer.advance(Seconds(240), steered.after);
  return steered;
}

TEST(ComposerControl, IsEchoedFirstWithItsTime) {
  const auto steered = steer({"intensity", 0.8});
  const auto& echo = steered.after.front();
  EXPECT_EQ(echo.time, Seconds(61));
  EXPECT_EQ(std::get<event::Control>(echo.what).param, "intensity");
  EXPECT_EQ(std::get<double>(std::get<event::Control>(echo.what).value), 0.8);
}

// A number of more than six decimals took effect in full and was echoed in short, so that a stream
// whose controls were sent again gave other notes.
TEST(ComposerControl, TakesEffectAsItIsEchoed) {
  const auto exact = steer({"bpm", 72.123456789});
  EXPECT_EQ(lines_of(exact.after), lines_of(steer({"bpm", 72.123457}).after));
  EXPECT_NE(lines_of(exact.after), lines_of(steer({"bpm", 72.123458}).after));
  auto settings = settings_of("tide", 11);
  settings.intensity = 1.0 / 3;
  EXPECT_EQ(
      Composer(settings, shipped_moods(), shipped_melodies(), {std::nullopt}).settings().intensity,
      0.333333);
}

TEST(ComposerControl, GivesTheSameBytesWhateverTheSteps) {
  const std::vector<event::Control> controls{
      {"bpm", 93.0},  {"key", "F#"},       {"mode", "hirajoshi"}, {"mood", "rain"},
      {"bpm", 200.0}, {"complexity", 1.0}, {"intensity", 0.0}};
  for (const auto& control : controls)
    EXPECT_EQ(lines_of(steer(control, Seconds(0.01)).after), lines_of(steer(control).after))
        << control.param;
}

TEST(ComposerControl, MovesThePlannedOnsetsWithTheTempo) {
  const auto first_chord = [](const Steered& steered) {
    for (const auto& event : steered.after)
      if (std::holds_alternative<event::Chord>(event.what)) return event.time;
    return Seconds(0);
  };
  const Seconds usual = first_chord(steer({"bpm", 60.0}));
  const Seconds faster = first_chord(steer({"bpm", 75.0}));
  EXPECT_NEAR((faster - Seconds(61)) / (usual - Seconds(61)), 60.0 / 75, 1e-6);
}

TEST(ComposerControl, EndsAChordThatANewTempoWouldMakeVeryLong) {
  Seconds last(61);
  for (const auto& event : steer({"bpm", 20.0}).after)
    if (std::holds_alternative<event::Chord>(event.what)) {
      EXPECT_LT(event.time - last, Seconds(36));
      last = event.time;
    }
}

TEST(ComposerControl, TurnsToTheNewKeyAndModeFromTheNextNoteOn) {
  const std::vector<event::Control> controls{
      {"key", "F#"}, {"mode", "phrygian"}, {"mode", "whole-tone"}};
  for (const auto& control : controls) {
    const auto steered = steer(control);
    auto settings = settings_of("tide", 11);
    (control.param == "key" ? settings.key : settings.mode) = event::to_text(control.value);
    const theory::Scale scale(settings.key, settings.mode);
    bool chord = false;
    for (const auto& event : steered.after) {
      if (const auto* c = std::get_if<event::Chord>(&event.what)) {
        if (!chord) {
          EXPECT_LE(event.time, Seconds(62));
        }
        chord = true;
        for (const double pitch : c->pitches) EXPECT_TRUE(scale.contains(static_cast<int>(pitch)));
      }
      const auto* n = std::get_if<event::Note>(&event.what);
      if (n != nullptr && chord) {
        EXPECT_TRUE(scale.contains(static_cast<int>(n->pitch))) << event.time.count();
      }
    }
    EXPECT_TRUE(chord);
  }
}

// Chords and bass go by the new mood at once, the other layers one after the other.
TEST(ComposerControl, CrossesOverToTheNewMood) {
  const auto steered = steer({"mood", "ember"});
  std::vector<std::string> crossing, crossed;
  for (const auto& n : notes_of(steered.after))
    (n.begin < Seconds(73) ? crossing : crossed).push_back(n.note.patch);
  EXPECT_THAT(crossing, testing::Contains("keys"));  // tide's melody
  EXPECT_THAT(crossing, testing::Contains("warm"));  // ember's pad
  EXPECT_THAT(crossed, testing::Not(testing::Contains(testing::AnyOf("glass", "keys"))));
  EXPECT_THAT(crossed, testing::Contains("pluck"));
  std::vector<double> trims;
  for (const auto& event : steered.after)
    if (const auto* const trim = std::get_if<event::Trim>(&event.what))
      trims.push_back(trim->decibels);
  EXPECT_THAT(trims, testing::ElementsAre(shipped_moods().find("ember")->trim));
}

TEST(ComposerControl, LeavesTheOtherLayersDrawsAlone) {
  // What the drone plays does not depend on how the melody's draws went.
  const auto drone_of = [](const std::vector<event::Event>& events) {
    std::string lines;
    for (const auto& event : events)
      if (const auto* note = std::get_if<event::Note>(&event.what);
          note != nullptr && note->patch == "drone") {
        event::Event copy = event;
        std::get<event::Note>(copy.what).id = 0;
        event::append_line(lines, copy);
      }
    return lines;
  };
  EXPECT_EQ(drone_of(steer({"complexity", 0.9}).after), drone_of(steer({"complexity", 0.1}).after));
}

TEST(ComposerControl, RefusesTheUnknownAndChangesNothing) {
  const std::vector<std::pair<event::Control, std::string>> wrong{
      {{"bpm", 19.9}, "bpm: 19.9 is outside 20..200"},
      {{"bpm", "fast"}, "bpm: 'fast' is no number in 20..200"},
      {{"intensity", 1.1}, "intensity: 1.1 is outside 0..1"},
      {{"complexity", -0.1}, "complexity: -0.1 is outside 0..1"},
      {{"key", "H"}, "key: 'H' is none of C, C#"},
      {{"key", 5.0}, "key: '5' is none of C, C#"},
      {{"mode", "majr"}, "mode: 'majr' is none of ionian, dorian"},
      {{"mood", "anger"}, "mood: 'anger' is none of abyss, attic, aurora, ember"},
      {{"volume", 1.0}, "param: 'volume' is none of key, mode, bpm"},
  };
  Composer composer(settings_of("tide", 11), shipped_moods(), shipped_melodies(), {Seconds(240)});
  std::vector<event::Event> events;
  composer.advance(Seconds(60), events);
  for (const auto& [control, complaint] : wrong) {
    try {
      composer.control(control);
      ADD_FAILURE() << control.param;
    } catch (const base::Error& error) {
      EXPECT_THAT(error.what(), testing::StartsWith(complaint));
    }
  }
  composer.advance(Seconds(240), events);
  EXPECT_EQ(lines_of(events), lines_of(compose_piece(settings_of("tide", 11), Seconds(240))));
}

TEST(ComposerControl, StandsAStormOfChanges) {
  Composer composer(settings_of("tide", 12), shipped_moods(), shipped_melodies(), {std::nullopt});
  base::Random random(12);
  std::vector<event::Event> events;
  const auto keys = theory::key_names();
  const auto& modes = theory::modes();
  for (int tick = 1; tick < 20000; ++tick) {
    composer.advance(tick * Seconds(0.05), events);
    if (!random.chance(0.2)) continue;
    switch (random.index(6)) {
      case 0:
        composer.control({"key", std::string(keys[random.index(keys.size())])});
        break;
      case 1:
        composer.control({"mode", std::string(modes[random.index(modes.size())].name)});
        break;
      case 2:
        composer.control({"bpm", random.uniform(20, 200)});
        break;
      case 3:
        composer.control({"intensity", random.uniform()});
        break;
      case 4:
        composer.control({"complexity", random.uniform()});
        break;
      default:
        composer.control({"mood", random.chance(0.5) ? "rain" : "tide"});
        break;
    }
  }
  EXPECT_GT(notes_of(events).size(), 300U);
  EXPECT_TRUE(std::ranges::is_sorted(events, {}, &event::Event::time));
}

}  // namespace
}  // namespace auralis::compose
