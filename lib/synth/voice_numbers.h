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

/// The square/saw oscillator: drive of its tanh, and the gain that makes up for what was taken off
/// it.
struct SawDrive {
  float partials = 1, gain = 1;
};

/// torchsynth's drive, see make_voice, but not so large that partials above half the sample rate
/// would be heard as aliases: tanh(a sin) has its poles at asinh(pi / 2a) beside the real axis, so
/// its odd partials fall by that exponent each, and the first that is folded back is 60 dB down.
[[nodiscard]] inline SawDrive saw_drive(double fundamental, base::SampleRate rate) {
  using std::numbers::pi;
  const double f = std::max(fundamental, 20.0);
  const double folded = std::max(3.0, std::floor(rate.hz / 2.0 / f) + 1);
  // The tilt of the saw moves every odd partial up by one.
  const double odd = std::fmod(folded, 2) == 1 ? folded : std::max(3.0, folded - 1);
  const double most = pi / 2 / std::sinh(std::log(1000) / (odd - 1));
  const double wished = pi / 2 * 12000 / (f * std::log10(f));
  const double drive = std::min(wished, most);
  return {static_cast<float>(drive), static_cast<float>(std::tanh(wished) / std::tanh(drive))};
}

}  // namespace auralis::synth
