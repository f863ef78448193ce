// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/reference_voice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "torchsynth/time_grid.h"

namespace auralis::torchsynth {

namespace {

using Signal = std::vector<double>;  // at control frames
constexpr double kEpsilon = 1e-6;

double ramp(double n, double seconds, double start, double alpha, bool inverse) {
  const double elapsed = std::max(n - start * kControlRate, 0.0);
  const double rise = std::min((elapsed + kEpsilon) / (seconds * kControlRate) + kEpsilon, 1.0);
  return std::pow(inverse && seconds > 0 ? 1 - rise : rise, alpha);
}

Signal adsr(const AdsrSettings& s, double duration) {
  const double attack = std::min(s.attack, duration);
  const double decay = std::min(std::max(duration - s.attack, 0.0), s.decay);
  Signal out(kControlFrames);
  for (int n = 0; n < kControlFrames; ++n)
    out[n] = ramp(n, attack, 0, s.alpha, false) *
             ((1 - s.sustain) * ramp(n, decay, attack, s.alpha, true) + s.sustain) *
             ramp(n, s.release, duration, s.alpha, true);
  return out;
}

Signal lfo(const LfoSettings& s, const Signal& rate, const Signal& amp) {
  std::vector<double> shares{s.sine, s.triangle, s.saw, s.reversed_saw, s.square};
  for (double& share : shares) share = std::pow(share, 2.718281828);
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  Signal out(kControlFrames);
  double passed = 0;
  for (int n = 0; n < kControlFrames; ++n) {
    passed += 2 * kPi * std::max(s.frequency + s.mod_depth * rate[n], 0.0) / kControlRate;
    const double arg = passed + s.initial_phase;
    const double cosine = std::cos(arg + kPi);
    const double saw = arg / (2 * kPi) - std::floor(arg / (2 * kPi));
    const double triangle = 2 * saw > 1 ? 2 - 2 * saw : 2 * saw;
    const double square = cosine > 0 ? 1 : cosine < 0 ? 0 : 0.5;
    const double shape = shares[0] * (cosine + 1) / 2 + shares[1] * triangle + shares[2] * saw +
                         shares[3] * (1 - saw) + shares[4] * square;
    out[n] = shape / sum * amp[n];
  }
  return out;
}

/// Four modulators and what they add up to at a sample.
struct Modulation {
  Signal adsr_1, adsr_2, lfo_1, lfo_2;

  [[nodiscard]] double at(int sample, const VoiceSettings& v, double MatrixRow::*column) const {
    const double position = sample * kControlStep;
    const int n = std::min(static_cast<int>(position), kControlFrames - 2);
    const auto mixed = [&](int k) {
      return v.from_adsr_1.*column * adsr_1[k] + v.from_adsr_2.*column * adsr_2[k] +
             v.from_lfo_1.*column * lfo_1[k] + v.from_lfo_2.*column * lfo_2[k];
    };
    return mixed(n) + (mixed(n + 1) - mixed(n)) * (position - n);
  }
};

double hertz(double pitch) { return 440 * std::exp2((pitch - 69) / 12); }

/// A VCO's argument, sample by sample.
struct Argument {
  const VcoSettings& vco;
  double value = vco.initial_phase;

  double advance(double midi_f0, double modulation) {
    const double pitch = midi_f0 + vco.tuning + vco.mod_depth * modulation;
    return value += 2 * kPi * hertz(std::clamp(pitch, 0.0, 127.0)) / kSampleRate;
  }
};

}  // namespace

std::vector<double> render_reference(const VoiceSettings& v, std::span<const float> noise) {
  const double d = v.duration;
  const Modulation modulation{adsr(v.adsr_1, d), adsr(v.adsr_2, d),
                              lfo(v.lfo_1, adsr(v.lfo_1_rate, d), adsr(v.lfo_1_amp, d)),
                              lfo(v.lfo_2, adsr(v.lfo_2_rate, d), adsr(v.lfo_2_amp, d))};
  const double fundamental = hertz(v.midi_f0 + v.vco_2.tuning + std::max(v.vco_2.mod_depth, 0.0));
  const double partials = 12000 / (fundamental * std::log10(fundamental));
  Argument arg_1{v.vco_1}, arg_2{v.vco_2};
  std::vector<double> out(kSamples);
  double peak = 1;
  for (int i = 0; i < kSamples; ++i) {
    const auto from = [&](double MatrixRow::*column) { return modulation.at(i, v, column); };
    const double sine = std::cos(arg_1.advance(v.midi_f0, from(&MatrixRow::vco_1_pitch)));
    const double arg = arg_2.advance(v.midi_f0, from(&MatrixRow::vco_2_pitch));
    const double saw = (1 - v.vco_2_shape / 2) * std::tanh(kPi * partials * std::sin(arg) / 2) *
                       (1 + v.vco_2_shape * std::cos(arg));
    out[i] = v.vco_1_level * sine * from(&MatrixRow::vco_1_amp) +
             v.vco_2_level * saw * from(&MatrixRow::vco_2_amp) +
             v.noise_level * static_cast<double>(noise[i]) * from(&MatrixRow::noise_amp);
    peak = std::max(peak, std::abs(out[i]));
  }
  for (double& sample : out) sample /= peak;
  return out;
}

}  // namespace auralis::torchsynth
