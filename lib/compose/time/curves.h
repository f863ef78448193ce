// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Musical decisions in numbers: what intensity, complexity and the energy of the form do to a
// piece. What concerns one layer alone stands with that layer.
#pragma once

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace auralis::compose {

/// A straight line between `from` and `to`, and level outside: `base` at `from`, `base + rise` at
/// `to`.
struct Ramp {
  double base;
  double rise;
  double from = 0;
  double to = 1;

  [[nodiscard]] constexpr double at(double x) const noexcept {
    return base + rise * std::clamp((x - from) / (to - from), 0.0, 1.0);
  }
};

/// What is drawn evenly from a range.
struct Spread {
  double low;
  double high;

  [[nodiscard]] double draw(base::Random& random) const noexcept {
    return random.uniform(low, high);
  }
};

// How much plays, and how strongly.
inline constexpr Ramp kActivityByIntensity{0.3, 0.7};    // factor of a layer's share
inline constexpr Ramp kVelocityByIntensity{0.55, 0.45};  // factors of a layer's level
inline constexpr Ramp kVelocityByEnergy{0.5, 0.5};
inline constexpr Ramp kVelocityByPresence{0.55, 0.45};  // towards the end of the piece

/// Chords last longer the lower the intensity is: half an octave from one end to the other.
[[nodiscard]] inline double chord_stretch(double intensity) noexcept {
  return std::exp2(0.5 - intensity);
}
/// How rich chords are, 0 fifths and triads .. 1 sevenths and ninths.
[[nodiscard]] constexpr double chord_richness(double mood, double complexity) noexcept {
  return 0.4 * mood + 0.6 * complexity;
}

// How far the Markov chains stray from what is likely: their temperatures.
inline constexpr Ramp kHarmonyTemperature{0.7, 0.7};   // by complexity
inline constexpr Ramp kMelodyTemperature{0.75, 0.75};  // by complexity

// The melody.
inline constexpr Ramp kRestByIntensity{1.6, -1.2};     // factor of the mood's rest
inline constexpr Ramp kDensityByIntensity{0.2, 0.5};   // of notes
inline constexpr double kDensityByShare = 0.2;         // and by what the layer plays
inline constexpr double kDensityTakenBack = 0.2;       // see MelodyLayer::shape
inline constexpr double kSyncopation = 0.35;           // chance at full complexity
inline constexpr Ramp kOffBeatByComplexity{0.2, 0.8};  // weight of a note off the beat
inline constexpr Ramp kArchByComplexity{3.5, 5.5};     // how narrow the arch of a phrase is
// The weight of a held note outside its chord:
inline constexpr Ramp kSuspensionByComplexity{0.25, 0.5};

// The bells.
inline constexpr Ramp kEchoByComplexity{0.2, 0.5};   // chance of an echo
inline constexpr Ramp kLoopsByComplexity{0.4, 0.6};  // share of the loops that play

}  // namespace auralis::compose
