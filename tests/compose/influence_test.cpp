// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What intensity and complexity do: each raises its own traits of a piece step by step, and moves
// the other's by less than a fifth of what that one does.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "compose/piece.h"

namespace auralis::compose {
namespace {

constexpr int kSettings = 11;
constexpr std::uint64_t kSeeds = 12;
constexpr Seconds kLength{300};

using Traits = std::map<std::string, double>;
using Course = std::array<double, kSettings>;  // of one trait from setting 0 to setting 1

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

/// Of a layer that is known by its patch.
std::vector<TimedNote> played_by(const std::vector<TimedNote>& notes, const LayerMood& layer) {
  std::vector<TimedNote> own;
  for (const TimedNote& n : notes)
    if (n.note.patch == layer.patch) own.push_back(n);
  return own;
}

/// The middle nine tenths of the pitches.
double span_of(const std::vector<TimedNote>& notes) {
  std::vector<double> pitches;
  pitches.reserve(notes.size());
  for (const TimedNote& n : notes) pitches.push_back(n.note.pitch);
  if (pitches.size() < 4) return 0;
  std::ranges::sort(pitches);
  const std::size_t edge = pitches.size() / 20;
  return pitches[pitches.size() - 1 - edge] - pitches[edge];
}

double off_beat(const std::vector<TimedNote>& notes, double bpm) {
  std::vector<double> off;
  for (const TimedNote& n : notes) {
    const double beat = n.begin.count() * bpm / 60;
    off.push_back(std::abs(beat - std::round(beat)) > 0.01 ? 1 : 0);
  }
  return mean(off);
}

/// Pitch classes among twelve notes of the melody.
double classes_in_twelve(const std::vector<TimedNote>& notes) {
  constexpr std::size_t kNotes = 12;
  std::vector<double> counts;
  for (std::size_t from = 0; from + kNotes <= notes.size(); from += kNotes) {
    std::set<int> classes;
    for (std::size_t i = from; i < from + kNotes; ++i)
      classes.insert(static_cast<int>(notes[i].note.pitch) % 12);
    counts.push_back(static_cast<double>(classes.size()));
  }
  return mean(counts);
}

Traits traits_of(const event::Settings& settings) {
  const Mood& mood = *shipped_moods().find(settings.mood);
  const auto events = compose_piece(settings, kLength, kLength);
  const auto notes = notes_of(events);
  Traits traits;
  traits["onsets"] = static_cast<double>(notes.size());
  std::vector<double> velocities, chord_sizes;
  double sounding = 0;
  for (const TimedNote& n : notes) {
    velocities.push_back(n.note.velocity);
    sounding += (n.end - n.begin).count();
  }
  for (const auto& event : events)
    if (const auto* chord = std::get_if<event::Chord>(&event.what))
      chord_sizes.push_back(static_cast<double>(chord->pitches.size()));
  const auto melody = played_by(notes, mood.melody);
  traits["velocity"] = mean(velocities);
  traits["voices"] = sounding / kLength.count();
  traits["span"] = span_of(melody);
  traits["chords"] = static_cast<double>(chord_sizes.size());
  traits["chord size"] = mean(chord_sizes);
  traits["off beat"] = off_beat(melody, settings.bpm);
  traits["classes"] = classes_in_twelve(melody);
  return traits;
}

/// Each trait at eleven settings of a control, the mean of many pieces in every mood.
std::map<std::string, Course> courses_of(const std::function<void(event::Settings&, double)>& set) {
  std::map<std::string, Course> courses;
  for (int i = 0; i < kSettings; ++i)
    for (const auto& [name, mood] : shipped_moods().all())
      for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        event::Settings settings = settings_of(name, seed);
        set(settings, i / (kSettings - 1.0));
        for (const auto& [trait, value] : traits_of(settings))
          courses[trait][static_cast<std::size_t>(i)] += value;
      }
  return courses;
}

std::array<double, kSettings> ranks_of(const Course& course) {
  std::array<double, kSettings> ranks{};
  for (std::size_t i = 0; i < course.size(); ++i)
    for (const double other : course)
      ranks[i] += other < course[i] ? 1 : other == course[i] ? 0.5 : 0;
  return ranks;
}

/// Spearman's rank correlation with the setting.
double rises(const Course& course) {
  const auto ranks = ranks_of(course);
  const double middle = kSettings / 2.0;
  double product = 0, own = 0, other = 0;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const double x = static_cast<double>(i) + 0.5 - middle, y = ranks[i] - middle;
    product += x * y;
    own += x * x;
    other += y * y;
  }
  return other > 0 ? product / std::sqrt(own * other) : 0;
}

double change(const Course& course) { return course.back() - course.front(); }

void expect_influence(const std::map<std::string, Course>& own,
                      const std::map<std::string, Course>& foreign,
                      const std::vector<std::string>& traits) {
  for (const std::string& trait : traits) {
    EXPECT_GE(rises(own.at(trait)), 0.95) << trait;
    EXPECT_LT(std::abs(change(foreign.at(trait)) / change(own.at(trait))), 0.2) << trait;
  }
}

TEST(Influence, IntensityAndComplexityRaiseTheirOwnTraitsAlone) {
  const auto intensity =
      courses_of([](event::Settings& settings, double value) { settings.intensity = value; });
  const auto complexity =
      courses_of([](event::Settings& settings, double value) { settings.complexity = value; });
  expect_influence(intensity, complexity, {"onsets", "velocity", "voices", "span", "chords"});
  expect_influence(complexity, intensity, {"chord size", "off beat", "classes"});
}

}  // namespace
}  // namespace auralis::compose
