// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// From a musician's units to a voice's: Hz to increments, seconds to periods.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "synth/period.h"

namespace auralis::synth {

/// MIDI number to Hz.
[[nodiscard]] inline double hertz(double pitch) { return 440 * std::exp2((pitch - 69) / 12); }

/// Turns in units of 2^-32, whole ones left out.
[[nodiscard]] inline std::uint32_t phase_units(double turns) {
  constexpr double kTurn = 4294967296.0;
  return static_cast<std::uint32_t>(
      static_cast<std::uint64_t>(std::llround((turns - std::floor(turns)) * kTurn)));
}

/// Above a quarter of the sample rate nothing but aliases would be left of a note.
[[nodiscard]] inline std::uint32_t frame_increment(double hertz, base::SampleRate rate) {
  return phase_units(std::min(hertz / rate.hz, 0.25));
}

[[nodiscard]] inline std::uint32_t period_increment(double hertz, base::SampleRate rate) {
  return phase_units(hertz * kPeriodFrames / rate.hz);
}

/// At least one.
[[nodiscard]] inline float periods(double seconds, base::SampleRate rate) {
  return static_cast<float>(std::max(1.0, to_periods(base::Seconds(seconds), rate)));
}

/// Drive of the square/saw oscillator's tanh, see make_voice.
[[nodiscard]] inline float partials_drive(double fundamental) {
  const double f = std::max(fundamental, 20.0);
  return static_cast<float>(std::numbers::pi / 2 * 12000 / (f * std::log10(f)));
}

}  // namespace auralis::synth
