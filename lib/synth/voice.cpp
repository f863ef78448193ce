// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/voice.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"
#include "synth/modular_voice.h"
#include "synth/voice_numbers.h"

namespace auralis::synth {

namespace {

constexpr base::Seconds kGlideTime{0.12};

double gain_of_level(double decibels) { return std::pow(10, decibels / 20); }

/// A sine LFO of -1..1 by `depth` as one of 0..1.
Modulated around(double base, double depth) {
  Modulated value{.base = static_cast<float>(base - depth)};
  value.from[kLfo1] = static_cast<float>(2 * depth);
  return value;
}

void set_sources(Voice& voice, const Patch& patch, const Strike& strike, base::SampleRate rate) {
  const double sine = strike.pitch + patch.sine.tune, saw = strike.pitch + patch.saw.tune;
  voice.sine_increment = frame_increment(hertz(sine), rate);
  voice.saw_increment = frame_increment(hertz(saw), rate);
  voice.shape = static_cast<float>(patch.shape);
  const SawDrive drive = saw_drive(hertz(saw + patch.lfo.pitch), rate);
  voice.partials = drive.partials;
  voice.fm = static_cast<float>(patch.fm.index / (2 * std::numbers::pi));
  voice.fm_envelope = static_cast<float>(patch.fm.envelope);
  voice.targets[kSineGain].base = static_cast<float>(patch.sine.level);
  voice.targets[kSawGain].base = static_cast<float>(patch.saw.level) * drive.gain;
  voice.targets[kNoiseGain].base = static_cast<float>(patch.noise);
}

void set_modulators(Voice& voice, const Patch& patch, const Strike& strike, base::SampleRate rate) {
  const auto envelope = [rate](const EnvelopePatch& e) {
    return VoiceEnvelope{.attack = periods(e.attack, rate),
                         .decay = periods(e.decay, rate),
                         .release = periods(e.release, rate),
                         .sustain = static_cast<float>(e.sustain),
                         .curve = static_cast<float>(e.curve)};
  };
  voice.envelopes[kEnvelope1] = envelope(patch.envelope);
  voice.lfos[0].increment = period_increment(patch.lfo.rate, rate);
  voice.lfos[0].phase = base::philox({strike.seed, 0, 0, 1}, {0, 0})[0];
  voice.targets[kSinePitch] = around(0, patch.lfo.pitch / 12);
  voice.targets[kSawPitch] = voice.targets[kSinePitch];
  voice.targets[kCutoff] = around(0, patch.lfo.cutoff);
  voice.tremolo = static_cast<float>(patch.lfo.level);
  if (patch.filter_envelope) {
    voice.envelopes[kFilterEnvelope] = envelope(*patch.filter_envelope);
    voice.cutoff_envelope = static_cast<float>(patch.filter.envelope);
  } else {
    voice.targets[kCutoff].from[kAdsr1] = static_cast<float>(patch.filter.envelope);
  }
}

/// low - air * high, where high = input - damping * band - low: a shelf in place of the slope that
/// falls for ever. The two are half a turn apart, so that their sum would have a notch.
void set_air(Voice& voice, double air) {
  voice.input = static_cast<float>(-air);
  voice.band = static_cast<float>(air * voice.damping);
  voice.low = static_cast<float>(1 + air);
}

void set_filter(Voice& voice, const FilterPatch& filter, const Strike& strike, double sample_rate) {
  voice.targets[kCutoff].base += static_cast<float>(std::log2(filter.cutoff / sample_rate) +
                                                    filter.key_tracking * (strike.pitch - 60) / 12 +
                                                    filter.velocity * strike.velocity);
  voice.damping = static_cast<float>(1 / (0.5 * std::pow(40, filter.resonance)));
  switch (filter.type) {
    case FilterType::kLowPass:
      set_air(voice, filter.air);
      break;
    case FilterType::kBandPass:  // of gain 1 at its middle
      voice.low = 0;
      voice.band = voice.damping;
      break;
    case FilterType::kHighPass:
      voice.input = 1;
      voice.band = -voice.damping;
      voice.low = -1;
      break;
    case FilterType::kNone:
      voice.input = 1;
      voice.low = 0;
      break;
  }
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

void set_chance(Voice& voice, const Patch& patch, const Strike& strike) {
  base::Random random(strike.seed);
  voice.sine_phase = random.word();
  voice.saw_phase = random.word();
  voice.seed = random.word();
  voice.drift = static_cast<float>(patch.drift / 1200);
  voice.drift_cutoff = static_cast<float>(patch.drift / 12);
}

bool any_from(const Voice& v, Modulator modulator) noexcept {
  return std::ranges::any_of(v.targets, [=](const auto& t) { return t.from[modulator] != 0; });
}

bool moves(const Modulated& target) noexcept {
  return std::ranges::any_of(target.from, [](float gain) { return gain != 0; });
}

bool sounds(const Modulated& gain) noexcept { return gain.base != 0 || moves(gain); }

bool shaped(const VoiceLfo& l) noexcept {
  return l.constant != 0 || l.sine != 1 || l.triangle != 0 || l.saw != 0 || l.square != 0;
}

std::uint32_t features_of(const Voice& v) noexcept {
  const bool lfo_1 = any_from(v, kLfo1) || v.tremolo != 0;
  const bool lfo_2 = any_from(v, kLfo2);
  const auto either = [&](auto property) {
    return (lfo_1 && property(v.lfos[0])) || (lfo_2 && property(v.lfos[1]));
  };
  const auto enveloped = [](const VoiceLfo& l) { return l.rate_depth != 0 || l.amp_depth != 0; };
  std::uint32_t features = 0;
  const auto set = [&features](bool used, Feature feature) { features |= used ? feature : 0U; };
  set(any_from(v, kAdsr2), kUsesEnvelope2);
  set(v.cutoff_envelope != 0, kUsesFilterEnvelope);
  set(lfo_1, kUsesLfo1);
  set(lfo_2, kUsesLfo2);
  set(either(shaped), kUsesLfoShapes);
  set(either(enveloped), kUsesLfoEnvelopes);
  set(moves(v.targets[kSineGain]) || moves(v.targets[kSawGain]) || moves(v.targets[kNoiseGain]),
      kUsesMovingGains);
  set(v.fm != 0, kUsesFm);
  set(v.drift != 0 || v.drift_cutoff != 0, kUsesDrift);
  set(v.input != 0 || v.band != 0 || v.low != 1, kUsesFilterTypes);
  set(sounds(v.targets[kSineGain]), kUsesSine);
  set(sounds(v.targets[kSawGain]), kUsesSaw);
  set(sounds(v.targets[kNoiseGain]), kUsesNoise);
  set(v.reverb != 0, kUsesReverb);
  set(v.delay != 0, kUsesDelay);
  set(v.chorus != 0, kUsesChorus);
  set(v.fold != 0, kUsesFold);
  return features;
}

}  // namespace

Period Voice::end() const noexcept {
  // The envelopes that let anything sound: those of the amplitude, or the modulators'.
  float release = envelopes[kEnvelope1].release;
  if (gated == 0)
    for (const Envelope e : {kEnvelope2, kLfo1Amp, kLfo2Amp})
      release = std::max(release, envelopes[e].release);
  const Period rung_out =
      off >= kNever ? kNever : std::max(off, onset) + static_cast<Period>(release) + 2;
  const Period killed = kill >= kNever ? kNever : kill + kKillPeriods + 2;
  return std::min(rung_out, killed);
}

Voice ended_voice() noexcept {
  Voice voice;
  voice.onset = -1000;
  voice.off = voice.kill = 0;
  return voice;
}

DerivedFields<Single> derived_of(const Voice& voice) noexcept {
  DerivedFields<Single> derived;
  for (int e = 0; e < kEnvelopes; ++e) {
    const VoiceEnvelope& envelope = voice.envelopes[e];
    derived.rates[e] = {.attack = 1 / envelope.attack,
                        .decay = 1 / envelope.decay,
                        .release = 1 / envelope.release};
  }
  derived.glide_rate = 1 / voice.glide_periods;
  derived.features = features_of(voice);
  return derived;
}

StateFields<Single> state_at_onset(const Voice& voice) noexcept {
  StateFields<Single> state{};
  state.sine_phase = voice.sine_phase;
  state.saw_phase = voice.saw_phase;
  for (int l = 0; l < kLfos; ++l) state.lfo_phases[l] = voice.lfos[l].phase;
  for (int i = 0; i < kSources; ++i) state.gains[i] = voice.targets[kSineGain + i].base;
  // What the amplitude has been before the onset: one without a gate is there from the first frame.
  state.amplitude = state.earlier_amplitude = 1 - voice.gated;
  return state;
}

Voice make_voice(const Patch& patch, const Strike& strike, Period onset, base::SampleRate rate) {
  Voice voice;
  voice.onset = onset;
  set_chance(voice, patch, strike);
  if (patch.modular) {
    set_modular(voice, *patch.modular, strike, rate);
  } else {
    set_sources(voice, patch, strike, rate);
    set_modulators(voice, patch, strike, rate);
  }
  voice.fold = static_cast<float>(patch.fold);
  voice.glide = static_cast<float>(strike.bend / 12);
  voice.glide_periods = static_cast<float>(to_periods(kGlideTime, rate));
  set_filter(voice, patch.filter, strike, rate.hz);
  set_gains(voice, patch, strike);
  return voice;
}

}  // namespace auralis::synth
