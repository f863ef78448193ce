// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/modular_voice.h"

#include <cmath>
#include <numbers>

#include "synth/voice_numbers.h"

namespace auralis::synth {

namespace {

using torchsynth::AdsrSettings;
using torchsynth::LfoSettings;
using torchsynth::MatrixRow;
using torchsynth::VoiceSettings;

VoiceEnvelope envelope(const AdsrSettings& s, base::SampleRate rate) {
  return {.attack = periods(s.attack, rate),
          .decay = periods(s.decay, rate),
          .release = periods(s.release, rate),
          .sustain = static_cast<float>(s.sustain),
          .curve = static_cast<float>(s.alpha)};
}

VoiceLfo lfo(const LfoSettings& s, base::SampleRate rate) {
  constexpr double kSharpness = 2.718281828;  // torchsynth's
  const auto share = [](double x) { return std::pow(x, kSharpness); };
  const double sum =
      share(s.sine) + share(s.triangle) + share(s.saw) + share(s.reversed_saw) + share(s.square);
  const auto part = [sum](double x) { return static_cast<float>(sum > 0 ? x / sum : 0); };
  // A reversed saw is one less a saw. The sine begins at the bottom of its turn.
  return {.increment = period_increment(s.frequency, rate),
          .phase = phase_units(s.initial_phase / (2 * std::numbers::pi)),
          .rate_depth = static_cast<float>(s.mod_depth * kPeriodFrames / rate.hz * 4294967296.0),
          .amp_depth = 1,
          .constant = part(share(s.reversed_saw)),
          .sine = part(share(s.sine)),
          .triangle = part(share(s.triangle)),
          .saw = part(share(s.saw) - share(s.reversed_saw)),
          .square = part(share(s.square))};
}

Modulated column(const VoiceSettings& v, double MatrixRow::*column, double gain) {
  const auto from = [&](const MatrixRow& row) { return static_cast<float>(gain * (row.*column)); };
  return {
      .base = 0,
      .from = {from(v.from_adsr_1), from(v.from_adsr_2), from(v.from_lfo_1), from(v.from_lfo_2)}};
}

}  // namespace

void set_modular(VoiceFields<Single>& voice, const VoiceSettings& v, const Strike& strike,
                 base::SampleRate rate) {
  const double sine = strike.pitch + v.vco_1.tuning, saw = strike.pitch + v.vco_2.tuning;
  voice.sine_increment = frame_increment(hertz(sine), rate);
  voice.saw_increment = frame_increment(hertz(saw), rate);
  constexpr double kTurn = 2 * std::numbers::pi;
  voice.sine_phase = phase_units(v.vco_1.initial_phase / kTurn + 0.25);  // a cosine there
  voice.saw_phase = phase_units(v.vco_2.initial_phase / kTurn);
  voice.shape = static_cast<float>(v.vco_2_shape);
  const SawDrive drive = saw_drive(hertz(saw + std::max(v.vco_2.mod_depth, 0.0)), rate);
  voice.partials = drive.partials;

  voice.envelopes[kEnvelope1] = envelope(v.adsr_1, rate);
  voice.envelopes[kEnvelope2] = envelope(v.adsr_2, rate);
  voice.envelopes[kLfo1Rate] = envelope(v.lfo_1_rate, rate);
  voice.envelopes[kLfo2Rate] = envelope(v.lfo_2_rate, rate);
  voice.envelopes[kLfo1Amp] = envelope(v.lfo_1_amp, rate);
  voice.envelopes[kLfo2Amp] = envelope(v.lfo_2_amp, rate);
  voice.lfos[0] = lfo(v.lfo_1, rate);
  voice.lfos[1] = lfo(v.lfo_2, rate);

  voice.targets[kSinePitch] = column(v, &MatrixRow::vco_1_pitch, v.vco_1.mod_depth / 12);
  voice.targets[kSawPitch] = column(v, &MatrixRow::vco_2_pitch, v.vco_2.mod_depth / 12);
  voice.targets[kSineGain] = column(v, &MatrixRow::vco_1_amp, v.vco_1_level);
  voice.targets[kSawGain] =
      column(v, &MatrixRow::vco_2_amp, v.vco_2_level * static_cast<double>(drive.gain));
  voice.targets[kNoiseGain] = column(v, &MatrixRow::noise_amp, v.noise_level);
  voice.gated = 0;
}

}  // namespace auralis::synth
