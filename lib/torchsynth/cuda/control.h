// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Six envelopes and two LFOs -> modulation matrix -> pitches and amplitudes at one control frame,
// in double precision: an error of a millionth in a pitch would be heard as a wrong phase after
// seconds.
#pragma once

#include <cmath>

#include "base/host_device.h"
#include "torchsynth/time_grid.h"
#include "torchsynth/voice_settings.h"

namespace auralis::torchsynth::cuda {

inline constexpr double kEpsilon = 1e-6;

/// min((max(n - start, 0) + eps) / length + eps, 1), perhaps from 1 to 0, to the power alpha.
AURALIS_HOST_DEVICE double ramp(int n, double seconds, double start, double alpha, bool inverse) {
  const double elapsed = fmax(n - start * kControlRate, 0.0);
  const double rise = fmin((elapsed + kEpsilon) / (seconds * kControlRate) + kEpsilon, 1.0);
  const double x = inverse && seconds > 0 ? 1 - rise : rise;
  if (x >= 1) return 1;  // most frames lie beside a ramp
  return x > 0 ? exp(alpha * log(x)) : 0;
}

AURALIS_HOST_DEVICE double adsr(const AdsrSettings& s, double duration, int n) {
  const double attack = fmin(s.attack, duration);
  const double decay = fmin(fmax(duration - s.attack, 0.0), s.decay);
  const double held = (1 - s.sustain) * ramp(n, decay, attack, s.alpha, true) + s.sustain;
  return ramp(n, attack, 0, s.alpha, false) * held * ramp(n, s.release, duration, s.alpha, true);
}

/// Turns of an LFO in one control frame.
AURALIS_HOST_DEVICE double lfo_step(const LfoSettings& s, const AdsrSettings& rate, double duration,
                                    int n) {
  return fmax(s.frequency + s.mod_depth * adsr(rate, duration, n), 0.0) / kControlRate;
}

/// The five shapes' shares, sharpened and made to sum to 1.
struct LfoShares {
  double sine, triangle, saw, reversed_saw, square;
};

AURALIS_HOST_DEVICE LfoShares lfo_shares(const LfoSettings& s) {
  constexpr double kSharpness = 2.718281828;
  const LfoShares x{pow(s.sine, kSharpness), pow(s.triangle, kSharpness), pow(s.saw, kSharpness),
                    pow(s.reversed_saw, kSharpness), pow(s.square, kSharpness)};
  const double sum = x.sine + x.triangle + x.saw + x.reversed_saw + x.square;
  return {x.sine / sum, x.triangle / sum, x.saw / sum, x.reversed_saw / sum, x.square / sum};
}

/// turns: the steps of all frames so far, this one's included.
AURALIS_HOST_DEVICE double lfo_shape(const LfoShares& shares, double turns, double initial_phase) {
  const double arg = turns * (2 * kPi) + initial_phase;
  const double cosine = cos(arg + kPi);
  const double saw = arg / (2 * kPi) - floor(arg / (2 * kPi));
  return shares.sine * (cosine + 1) / 2 + shares.triangle * fmin(2 * saw, 2 - 2 * saw) +
         shares.saw * saw + shares.reversed_saw * (1 - saw) + (cosine > 0 ? shares.square : 0);
}

/// What the modulation matrix makes: pitches are MIDI numbers that may lie outside 0..127,
/// amplitudes hold the mixer's level.
struct ControlFrame {
  double vco_1_pitch, vco_2_pitch;
  float vco_1_amp, vco_2_amp, noise_amp;
};

AURALIS_HOST_DEVICE ControlFrame control_frame(const VoiceSettings& v, const LfoShares& shares_1,
                                               const LfoShares& shares_2, double turns_1,
                                               double turns_2, int n) {
  const double adsr_1 = adsr(v.adsr_1, v.duration, n), adsr_2 = adsr(v.adsr_2, v.duration, n);
  const double lfo_1 =
      lfo_shape(shares_1, turns_1, v.lfo_1.initial_phase) * adsr(v.lfo_1_amp, v.duration, n);
  const double lfo_2 =
      lfo_shape(shares_2, turns_2, v.lfo_2.initial_phase) * adsr(v.lfo_2_amp, v.duration, n);
  const auto mixed = [&](double MatrixRow::*column) {
    return v.from_adsr_1.*column * adsr_1 + v.from_adsr_2.*column * adsr_2 +
           v.from_lfo_1.*column * lfo_1 + v.from_lfo_2.*column * lfo_2;
  };
  return {v.midi_f0 + v.vco_1.tuning + v.vco_1.mod_depth * mixed(&MatrixRow::vco_1_pitch),
          v.midi_f0 + v.vco_2.tuning + v.vco_2.mod_depth * mixed(&MatrixRow::vco_2_pitch),
          static_cast<float>(v.vco_1_level * mixed(&MatrixRow::vco_1_amp)),
          static_cast<float>(v.vco_2_level * mixed(&MatrixRow::vco_2_amp)),
          static_cast<float>(v.noise_level * mixed(&MatrixRow::noise_amp))};
}

}  // namespace auralis::torchsynth::cuda
