// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Rules that hold of every piece: many seeds in every mood, layer by layer, steered and not.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "compose/piece.h"
#include "theory/pitch.h"

namespace auralis::compose {
namespace {

constexpr Seconds kRounding{1e-6};

/// The shipped moods, with each patch named after its layer, so that a note tells who plays it.
const MoodLibrary& labelled_moods() {
  static const MoodLibrary moods = [] {
    std::vector<Mood> list;
    for (const auto& [name, shipped] : shipped_moods().all()) {
      Mood mood = shipped;
      for (const LayerInfo& layer : kLayerTable) mood.layer(layer.id).patch = layer.name;
      list.push_back(std::move(mood));
    }
    return MoodLibrary(std::move(list));
  }();
  return moods;
}

const LayerMood& layer_of(const Mood& mood, const std::string& patch) {
  return mood.layer(std::ranges::find(kLayerTable, patch, &LayerInfo::name)->id);
}

std::vector<event::Event> compose_labelled(const event::Settings& settings, Seconds length) {
  Composer composer(settings, labelled_moods(), shipped_melodies(), {length});
  std::vector<event::Event> events;
  composer.advance(length, events);
  return events;
}

void expect_order(const std::vector<event::Event>& events, Seconds length) {
  Seconds before{0};
  for (const auto& event : events) {
    ASSERT_GE(event.time, before);
    ASSERT_LT(event.time, length);
    before = event.time;
  }
  std::int64_t id = 0;
  for (const TimedNote& n : notes_of(events)) {
    ASSERT_EQ(n.note.id, ++id);
    ASSERT_GT(n.note.duration, Seconds(0));
    ASSERT_LE(n.end, length + kRounding);
  }
}

/// Every onset lies on a sixteenth of the tempo.
void expect_grid(const std::vector<TimedNote>& notes, double bpm) {
  for (const TimedNote& n : notes) {
    const double sixteenths = n.begin.count() * bpm / 15;
    ASSERT_NEAR(sixteenths, std::round(sixteenths), 1e-4) << n.note.patch << n.begin.count();
  }
}

/// The chord in force at t, as it was announced.
const event::Chord* chord_at(const std::vector<event::Event>& events, Seconds t) {
  const event::Chord* chord = nullptr;
  for (const auto& event : events) {
    if (event.time > t) break;
    if (const auto* announced = std::get_if<event::Chord>(&event.what)) chord = announced;
  }
  return chord;
}

/// A note outside the scale is borrowed: it is of the chord.
bool is_borrowed(const std::vector<event::Event>& events, const TimedNote& n) {
  const event::Chord* chord = chord_at(events, n.begin);
  return chord != nullptr && std::ranges::any_of(chord->pitches, [&](double pitch) {
           return theory::wrap(static_cast<int>(pitch - n.note.pitch), 12) == 0;
         });
}

void expect_scale_and_register(const std::vector<event::Event>& events,
                               const std::vector<TimedNote>& notes, const theory::Scale& scale,
                               const Mood& mood) {
  for (const TimedNote& n : notes) {
    const LayerMood& layer = layer_of(mood, n.note.patch);
    const auto pitch = static_cast<int>(n.note.pitch);
    ASSERT_TRUE(scale.contains(pitch) || is_borrowed(events, n))
        << n.note.patch << " " << pitch << " at " << n.begin.count();
    ASSERT_GE(pitch, layer.low) << n.note.patch << " at " << n.begin.count();
    ASSERT_LE(pitch, layer.high) << n.note.patch << " at " << n.begin.count();
    ASSERT_LE(n.note.velocity, layer.level);
    ASSERT_LE(std::abs(n.note.pan), layer.pan);
  }
}

/// Notes of a phrase follow each other; after a rest the melody may begin anywhere.
void expect_leaps(const std::vector<TimedNote>& notes, const theory::Scale& scale, int largest) {
  const TimedNote* before = nullptr;
  for (const TimedNote& n : notes) {
    if (n.note.patch != "melody") continue;
    if (before != nullptr && n.begin <= before->end + kRounding) {
      const int from = scale.nearest_step(before->note.pitch);
      const int to = scale.nearest_step(n.note.pitch);
      const int inflected = scale.contains(static_cast<int>(before->note.pitch)) &&
                                    scale.contains(static_cast<int>(n.note.pitch))
                                ? 0
                                : 1;
      ASSERT_LE(std::abs(to - from), largest + inflected) << "at " << n.begin.count();
    }
    before = &n;
  }
}

void expect_crowd_and_no_silence(const std::vector<TimedNote>& notes, Seconds length) {
  std::vector<TimedNote> held;
  Seconds sounding_until{0};
  for (const TimedNote& n : notes) {
    ASSERT_LE(n.begin - sounding_until, Seconds(15)) << "silence";
    sounding_until = std::max(sounding_until, n.end);
    std::erase_if(held, [&](const TimedNote& h) { return h.end <= n.begin + kRounding; });
    held.push_back(n);
    ASSERT_LE(held.size(), static_cast<std::size_t>(kMostNotes)) << "at " << n.begin.count();
  }
  ASSERT_GE(sounding_until, length - Seconds(1));
}

/// Below C3 no more than two notes, and a fifth or more from one to any other; noise apart.
void expect_clear_bass(const std::vector<TimedNote>& notes) {
  std::vector<TimedNote> held;
  for (const TimedNote& n : notes) {
    if (n.note.patch == "texture") continue;
    std::erase_if(held, [&](const TimedNote& h) { return h.end <= n.begin + kRounding; });
    for (const TimedNote& h : held) {
      if (std::min(h.note.pitch, n.note.pitch) >= theory::kC3) continue;
      ASSERT_GE(std::abs(h.note.pitch - n.note.pitch), kLowInterval)
          << "muddy at " << n.begin.count();
    }
    held.push_back(n);
    const auto low =
        std::ranges::count_if(held, [](const TimedNote& h) { return h.note.pitch < theory::kC3; });
    ASSERT_LE(low, kMostLowNotes) << "at " << n.begin.count();
  }
}

/// No two notes closer than a minor third but in unison for longer than 4 s; noise apart.
void expect_no_long_rub(const std::vector<TimedNote>& notes) {
  std::vector<TimedNote> held;
  for (const TimedNote& n : notes) {
    if (n.note.patch == "texture") continue;
    std::erase_if(held, [&](const TimedNote& h) { return h.end <= n.begin + kRounding; });
    for (const TimedNote& h : held) {
      const double apart = std::abs(h.note.pitch - n.note.pitch);
      if (apart == 0 || apart > 2) continue;
      ASSERT_LE(std::min(h.end, n.end) - n.begin, Seconds(4) + kRounding)
          << h.note.patch << " and " << n.note.patch << " at " << n.begin.count();
    }
    held.push_back(n);
  }
}

/// Of the pad's pitches whose class is in the next chord, too, the share that stays.
double common_tones_kept(const std::vector<event::Event>& events) {
  std::set<int> before, now;
  std::vector<double> chord;
  int common = 0, kept = 0;
  const auto compare = [&] {
    if (now.empty()) return;  // the pad rests
    for (const int pitch : before) {
      const auto same_class = [&](double tone) {
        return theory::wrap(static_cast<int>(tone) - pitch, 12) == 0;
      };
      if (std::ranges::none_of(chord, same_class)) continue;
      ++common;
      kept += static_cast<int>(now.count(pitch));
    }
  };
  for (const auto& event : events) {
    if (const auto* announced = std::get_if<event::Chord>(&event.what)) {
      compare();
      before = std::exchange(now, {});
      chord = announced->pitches;
    } else if (const auto* note = std::get_if<event::Note>(&event.what)) {
      if (note->patch == "pad") now.insert(static_cast<int>(note->pitch));
    }
  }
  compare();
  return static_cast<double>(kept) / common;
}

void expect_rules(const event::Settings& settings, Seconds length) {
  SCOPED_TRACE(settings.mood + " seed " + std::to_string(settings.seed) + " in " + settings.key +
               " " + settings.mode + " at " + std::to_string(settings.bpm) + ", intensity " +
               std::to_string(settings.intensity) + ", complexity " +
               std::to_string(settings.complexity));
  const theory::Scale scale(settings.key, settings.mode);
  const Mood& mood = *labelled_moods().find(settings.mood);
  const auto events = compose_labelled(settings, length);
  const auto notes = notes_of(events);
  ASSERT_NO_FATAL_FAILURE(expect_order(events, length));
  ASSERT_NO_FATAL_FAILURE(expect_grid(notes, settings.bpm));
  ASSERT_NO_FATAL_FAILURE(expect_scale_and_register(events, notes, scale, mood));
  ASSERT_NO_FATAL_FAILURE(expect_leaps(notes, scale, mood.melody.leap));
  ASSERT_NO_FATAL_FAILURE(expect_crowd_and_no_silence(notes, length));
  ASSERT_NO_FATAL_FAILURE(expect_clear_bass(notes));
  ASSERT_NO_FATAL_FAILURE(expect_no_long_rub(notes));
}

TEST(PieceRules, HoldForTwentySeedsInEveryMood) {
  for (const auto& [name, mood] : labelled_moods().all())
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
      ASSERT_NO_FATAL_FAILURE(expect_rules(settings_of(name, seed), Seconds(600)));
}

// A tone may be lost to eight notes at once, to a rub, or to an octave between neighbours at most.
TEST(PieceRules, PadsKeepCommonTones) {
  for (const auto& [name, mood] : labelled_moods().all())
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      const auto events = compose_labelled(settings_of(name, seed), Seconds(600));
      EXPECT_GT(common_tones_kept(events), 0.95) << name << " seed " << seed;
    }
}

TEST(PieceRules, HoldInEveryMoodAtEveryExtreme) {
  for (const auto& [name, mood] : labelled_moods().all())
    for (const double bpm : {20.0, 60.0, 200.0})
      for (const double intensity : {0.0, 0.5, 1.0})
        for (const double complexity : {0.0, 1.0}) {
          event::Settings settings = settings_of(name, 5);
          settings.bpm = bpm;
          settings.intensity = intensity;
          settings.complexity = complexity;
          ASSERT_NO_FATAL_FAILURE(expect_rules(settings, Seconds(400)));
        }
}

TEST(PieceRules, HoldInEveryKeyAndMode) {
  for (const auto& [name, mood] : labelled_moods().all())
    for (const auto key : theory::key_names())
      for (const auto& mode : theory::modes()) {
        auto settings = settings_of(name, 3);
        settings.key = key;
        settings.mode = mode.name;
        settings.intensity = 1;
        ASSERT_NO_FATAL_FAILURE(expect_rules(settings, Seconds(60)));
      }
}

// Bells echoed, pad voices entered and the bass came in the old key, mode or register after a
// control had changed it.
TEST(PieceRules, HoldFromTheFirstNoteAfterAControl) {
  const std::vector<event::Control> controls{{"key", "F#"},          {"mode", "major-pentatonic"},
                                             {"mode", "whole-tone"}, {"mood", "aurora"},
                                             {"mood", "ember"},      {"bpm", 130.0},
                                             {"bpm", 20.0},          {"intensity", 1.0},
                                             {"complexity", 1.0}};
  const Seconds end(240);
  for (const auto& control : controls)
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      SCOPED_TRACE(control.param + " " + event::to_text(control.value) + " seed " +
                   std::to_string(seed));
      Composer composer(settings_of("tide", seed), labelled_moods(), shipped_melodies(),
                        {std::nullopt});
      std::vector<event::Event> before;
      std::vector<event::Event> after;
      composer.advance(Seconds(60 + static_cast<double>(seed) * 0.37), before);
      composer.control(control);
      composer.advance(end, after);
      const auto& settings = composer.settings();
      const theory::Scale scale(settings.key, settings.mode);
      const Mood& mood = *labelled_moods().find(settings.mood);
      auto judged = notes_of(after);
      if (control.param == "mood") {  // which the layers follow one by one
        const Seconds crossed = Seconds(60 + static_cast<double>(seed) * 0.37) + Seconds(12);
        std::erase_if(judged, [&](const TimedNote& n) { return n.begin < crossed; });
      }
      ASSERT_NO_FATAL_FAILURE(expect_scale_and_register(after, judged, scale, mood));
      std::ranges::move(after, std::back_inserter(before));
      ASSERT_NO_FATAL_FAILURE(expect_order(before, end + Seconds(200)));
      ASSERT_NO_FATAL_FAILURE(expect_crowd_and_no_silence(notes_of(before), end));
    }
}

/// What makes the events after 100 s differ from those of a piece that was left alone.
std::string changed_by(const std::vector<event::Control>& controls) {
  Composer composer(settings_of("tide", 5), labelled_moods(), shipped_melodies(), {std::nullopt});
  std::vector<event::Event> events;
  composer.advance(Seconds(100), events);
  for (const auto& control : controls) composer.control(control);
  events.clear();
  composer.advance(Seconds(300), events);
  std::erase_if(events, [](const event::Event& event) {
    return std::holds_alternative<event::Control>(event.what);
  });
  return lines_of(events);
}

// A control that set what was set already, and one of intensity, had the harmony planned anew.
TEST(PieceRules, OnlyWhatAControlChangesChanges) {
  const std::string alone = changed_by({});
  EXPECT_EQ(changed_by({{"key", "D"},
                        {"mode", "dorian"},
                        {"bpm", 60.0},
                        {"mood", "tide"},
                        {"intensity", 0.45},
                        {"complexity", 0.35}}),
            alone);
  const auto chords = [](const std::string& lines) {
    std::string kept;
    for (std::size_t at = 0; at < lines.size();) {
      const auto next = lines.find('\n', at) + 1;
      if (lines.compare(at, 15, "{\"type\":\"chord\"") == 0) kept += lines.substr(at, next - at);
      at = next;
    }
    return kept;
  };
  EXPECT_NE(changed_by({{"intensity", 0.9}}), alone);
  EXPECT_NE(chords(changed_by({{"complexity", 0.9}})), chords(alone));
}

// The drone and the bells of the new key sounded into the last chord of the old one.
TEST(PieceRules, TheLastChordStaysAsItIs) {
  const Seconds end(120);
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto settings = settings_of("ember", seed);
    const theory::Scale scale(settings.key, settings.mode);
    Composer composer(settings, labelled_moods(), shipped_melodies(), {end});
    std::vector<event::Event> events;
    composer.advance(Seconds(109), events);
    composer.control({"key", "Bb"});
    composer.control({"intensity", 1.0});
    composer.advance(end, events);
    ASSERT_NO_FATAL_FAILURE(expect_scale_and_register(events, notes_of(events), scale,
                                                      *labelled_moods().find("ember")));
  }
}

// Hours of music: nothing runs out, slows down or goes silent.
TEST(PieceRules, HoldForHours) {
  for (const auto& [name, mood] : labelled_moods().all()) {
    const Seconds length(8 * 3600);
    Composer composer(settings_of(name, 2), labelled_moods(), shipped_melodies(), {std::nullopt});
    std::vector<event::Event> events;
    std::int64_t id = 0;
    Seconds sounding_until{0};
    for (Seconds t(0); t < length; t += Seconds(600)) {
      events.clear();
      composer.advance(t, events);
      for (const TimedNote& n : notes_of(events)) {
        ASSERT_EQ(n.note.id, ++id);
        ASSERT_LE(n.begin - sounding_until, Seconds(15)) << name << " at " << n.begin.count();
        sounding_until = std::max(sounding_until, n.end);
      }
      ASSERT_LT(events.size(), 2000U);
    }
    ASSERT_GE(sounding_until, length - Seconds(600));
  }
}

}  // namespace
}  // namespace auralis::compose
