// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/voice.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"

namespace auralis::synth {

namespace {

constexpr double kTurn = 4294967296.0;  // 2^32: one turn in phase units
constexpr base::Seconds kGlideTime{0.12};

double hertz(double pitch) { return 440 * std::exp2((pitch - 69) / 12); }

std::uint32_t phase_units(double turns) {
  return static_cast<std::uint32_t>(static_cast<std::uint64_t>(std::llround(turns * kTurn)));
}

float octaves(double semitones) { return static_cast<float>(semitones / 12); }

double gain_of_level(double decibels) { return std::pow(10, decibels / 20); }

float partials_drive(double fundamental) {
  const double f = std::max(fundamental, 20.0);
  return static_cast<float>(std::numbers::pi / 2 * 12000 / (f * std::log10(f)));
}

void set_oscillators(Voice& voice, const Patch& patch, const Strike& strike, double sample_rate) {
  // Above a quarter of the sample rate nothing but aliases would be left of the note.
  const double highest = sample_rate / 4;
  const double sine = std::min(hertz(strike.pitch + patch.sine.tune), highest);
  const double saw = std::min(hertz(strike.pitch + patch.saw.tune), highest);
  voice.sine_increment = phase_units(sine / sample_rate);
  voice.saw_increment = phase_units(saw / sample_rate);
  base::Random random(strike.seed);
  voice.sine_phase = random.word();
  voice.saw_phase = random.word();
  voice.noise_seed = random.word();
  voice.sine_level = static_cast<float>(patch.sine.level);
  voice.saw_level = static_cast<float>(patch.saw.level);
  voice.noise_level = static_cast<float>(patch.noise);
  voice.shape = static_cast<float>(patch.shape);
  voice.partials = partials_drive(saw * std::exp2(patch.lfo.pitch / 12));
}

void set_envelope(Voice& voice, const EnvelopePatch& envelope, base::SampleRate rate) {
  const auto periods = [rate](double seconds) {
    return static_cast<float>(std::max(1.0, to_periods(base::Seconds(seconds), rate)));
  };
  voice.attack = periods(envelope.attack);
  voice.decay = periods(envelope.decay);
  voice.release = periods(envelope.release);
  voice.sustain = static_cast<float>(envelope.sustain);
  voice.curve = static_cast<float>(envelope.curve);
}

void set_modulation(Voice& voice, const Patch& patch, const Strike& strike, base::SampleRate rate) {
  voice.lfo_increment = phase_units(patch.lfo.rate * kPeriodFrames / rate.hz);
  voice.lfo_phase = base::philox({strike.seed, 0, 0, 1}, {0, 0})[0];
  voice.lfo_pitch = octaves(patch.lfo.pitch);
  voice.lfo_cutoff = static_cast<float>(patch.lfo.cutoff);
  voice.lfo_level = static_cast<float>(patch.lfo.level);
  voice.glide = octaves(strike.bend);
  voice.glide_periods = static_cast<float>(to_periods(kGlideTime, rate));
}

void set_filter(Voice& voice, const FilterPatch& filter, const Strike& strike, double sample_rate) {
  voice.cutoff = static_cast<float>(std::log2(filter.cutoff / sample_rate) +
                                    filter.key_tracking * (strike.pitch - 60) / 12 +
                                    filter.velocity * strike.velocity);
  voice.cutoff_envelope = static_cast<float>(filter.envelope);
  voice.damping = static_cast<float>(1 / (0.5 * std::pow(40, filter.resonance)));
}

void set_gains(Voice& voice, const Patch& patch, const Strike& strike) {
  const double struck = std::pow(std::clamp(strike.velocity, 0.0, 1.0), 1.5);
  const double gain = gain_of_level(patch.level) * (1 - patch.velocity + patch.velocity * struck);
  const double angle = (std::clamp(strike.pan, -1.0, 1.0) + 1) * std::numbers::pi / 4;
  voice.left = static_cast<float>(gain * std::cos(angle));
  voice.right = static_cast<float>(gain * std::sin(angle));
  voice.reverb = static_cast<float>(patch.reverb);
  voice.delay = static_cast<float>(patch.delay);
  voice.chorus = static_cast<float>(patch.chorus);
}

}  // namespace

Period Voice::end() const noexcept {
  const Period rung_out =
      off >= kNever ? kNever : std::max(off, onset) + static_cast<Period>(release) + 2;
  const Period killed = kill >= kNever ? kNever : kill + kKillPeriods + 2;
  return std::min(rung_out, killed);
}

Voice make_voice(const Patch& patch, const Strike& strike, Period onset, base::SampleRate rate) {
  Voice voice;
  voice.onset = onset;
  set_oscillators(voice, patch, strike, rate.hz);
  set_envelope(voice, patch.envelope, rate);
  set_modulation(voice, patch, strike, rate);
  set_filter(voice, patch.filter, strike, rate.hz);
  set_gains(voice, patch, strike);
  return voice;
}

}  // namespace auralis::synth
