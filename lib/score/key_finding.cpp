// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/key_finding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "theory/pitch.h"

namespace auralis::score {

namespace {

using Profile = std::array<double, 12>;  // by semitones above the tonic

constexpr Profile kMajor{6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88};
constexpr Profile kMinor{6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17};

/// Less its mean, and of length 1; all zeros where every entry is the same.
Profile normalised(Profile values) {
  double mean = 0;
  for (const double value : values) mean += value / 12;
  double square = 0;
  for (double& value : values) {
    value -= mean;
    square += value * value;
  }
  const double length = std::sqrt(square);
  for (double& value : values) value = length > 1e-12 * std::abs(mean) ? value / length : 0;
  return values;
}

/// The share of the time that notes sound in which they are of the key.
double share_within(std::span<const TuneNote> notes, const Key& key) {
  double within = 0, all = 0;
  for (const TuneNote& note : notes) {
    const int above = theory::wrap(static_cast<int>(std::lround(note.pitch)) - key.tonic, 12);
    all += note.beats;
    if (std::ranges::count(key.mode->semitones, above) > 0) within += note.beats;
  }
  return all > 0 ? within / all : 0;
}

}  // namespace

std::optional<Key> fitting_key(std::span<const TuneNote> notes) {
  Profile sounding{};
  for (const TuneNote& note : notes)
    sounding[static_cast<std::size_t>(
        theory::wrap(static_cast<int>(std::lround(note.pitch)), 12))] += note.beats;
  const Profile heard = normalised(sounding);
  std::optional<Key> best;
  double closest = 0;
  for (const auto& [name, profile] :
       {std::pair("ionian", normalised(kMajor)), std::pair("aeolian", normalised(kMinor))})
    for (int tonic = 0; tonic < 12; ++tonic) {
      double correlation = 0;
      for (int i = 0; i < 12; ++i)
        correlation += profile[static_cast<std::size_t>(i)] *
                       heard[static_cast<std::size_t>((tonic + i) % 12)];
      if (correlation <= closest) continue;
      closest = correlation;
      best = Key{tonic, theory::find_mode(name)};
    }
  return best;
}

Key key_of(const Tune& tune) {
  constexpr double kMuchMore = 0.15;
  const auto fitting = fitting_key(tune.notes);
  const auto named = first_key(tune);
  if (!named) return fitting.value_or(find_key("C", "ionian"));
  const auto other = [&named](const KeyChange& change) { return change.key != *named; };
  if (!fitting || std::ranges::any_of(tune.keys, other)) return *named;  // it says what it means
  const bool wrong =
      share_within(tune.notes, *fitting) > share_within(tune.notes, *named) + kMuchMore;
  return wrong ? *fitting : *named;
}

}  // namespace auralis::score
