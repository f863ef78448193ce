// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/tuning.h"

#include <cmath>

#include "theory/pitch.h"

namespace auralis::theory {

namespace {

/// Octaves above degree 0 that a key plays.
std::optional<double> octaves_at(const ScalaScale& scale, const KeyboardMap& map, int key) {
  const int above = key - map.middle;
  if (map.size == 0) return scale.octaves_of(above);
  const int entry = wrap(above, map.size);
  if (static_cast<std::size_t>(entry) >= map.degrees.size()) return std::nullopt;
  const auto degree = map.degrees[static_cast<std::size_t>(entry)];
  if (!degree) return std::nullopt;
  const int repetitions = (above - entry) / map.size;
  const int octave = map.octave > 0 ? map.octave : scale.size();
  return repetitions * scale.octaves_of(octave) + scale.octaves_of(*degree);
}

}  // namespace

double frequency_of(double pitch) noexcept { return 440 * std::exp2((pitch - 69) / 12); }

double pitch_of(double frequency) noexcept { return 69 + 12 * std::log2(frequency / 440); }

Tuning::Tuning() noexcept {
  for (int key = 0; key < 128; ++key) pitches_[static_cast<std::size_t>(key)] = key;
}

Tuning::Tuning(const ScalaScale& scale, const KeyboardMap& map) {
  const double reference = octaves_at(scale, map, map.reference).value_or(0);
  const double pitch = pitch_of(map.frequency);
  for (int key = 0; key < 128; ++key) {
    auto& place = pitches_[static_cast<std::size_t>(key)];
    const auto octaves = octaves_at(scale, map, key);
    if (key < map.first || key > map.last)
      place = key;
    else if (octaves)
      place = pitch + 12 * (*octaves - reference);
  }
}

std::optional<double> Tuning::tune(int key) const noexcept {
  if (key < 0 || key > 127) return std::nullopt;
  return pitches_[static_cast<std::size_t>(key)];
}

}  // namespace auralis::theory
