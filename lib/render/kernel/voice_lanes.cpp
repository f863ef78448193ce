// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/kernel/voice_lanes.h"

#include <algorithm>

namespace auralis::render {

namespace {

/// A period relative to a span, kept where its distance fits 32 bits with room to spare.
std::int32_t relative(synth::Period period, synth::Period first) noexcept {
  constexpr synth::Period kFar = 1 << 28;
  return static_cast<std::int32_t>(std::clamp(period - first, -kFar, kFar));
}

void set_envelope(EnvelopeLanes& lanes, int lane, const synth::VoiceEnvelope& e) noexcept {
  lanes.attack[lane] = e.attack;
  lanes.attack_rate[lane] = 1 / e.attack;
  lanes.decay_rate[lane] = 1 / e.decay;
  lanes.release_rate[lane] = 1 / e.release;
  lanes.sustain[lane] = e.sustain;
  lanes.curve[lane] = e.curve;
}

void set_lfo(LfoLanes& lanes, int lane, const synth::VoiceLfo& l) noexcept {
  lanes.increment[lane] = l.increment;
  lanes.phase[lane] = l.phase;
  lanes.rate_depth[lane] = l.rate_depth;
  lanes.amp_depth[lane] = l.amp_depth;
  lanes.constant[lane] = l.constant;
  lanes.sine[lane] = l.sine;
  lanes.triangle[lane] = l.triangle;
  lanes.saw[lane] = l.saw;
  lanes.square[lane] = l.square;
}

bool any_from(const synth::Voice& v, synth::Modulator modulator) noexcept {
  return std::ranges::any_of(v.targets, [=](const auto& t) { return t.from[modulator] != 0; });
}

bool moves(const synth::Modulated& target) noexcept {
  return std::ranges::any_of(target.from, [](float gain) { return gain != 0; });
}

bool sounds(const synth::Modulated& gain) noexcept { return gain.base != 0 || moves(gain); }

bool shaped(const synth::VoiceLfo& l) noexcept {
  return l.constant != 0 || l.sine != 1 || l.triangle != 0 || l.saw != 0 || l.square != 0;
}

unsigned features_of(const synth::Voice& v) noexcept {
  const bool lfo_1 = any_from(v, synth::kLfo1) || v.tremolo != 0;
  const bool lfo_2 = any_from(v, synth::kLfo2);
  const auto either = [&](auto property) {
    return (lfo_1 && property(v.lfos[0])) || (lfo_2 && property(v.lfos[1]));
  };
  const auto enveloped = [](const synth::VoiceLfo& l) {
    return l.rate_depth != 0 || l.amp_depth != 0;
  };
  unsigned features = 0;
  const auto set = [&features](bool used, Feature feature) { features |= used ? feature : 0U; };
  set(any_from(v, synth::kAdsr2), kUsesEnvelope2);
  set(v.cutoff_envelope != 0, kUsesFilterEnvelope);
  set(lfo_1, kUsesLfo1);
  set(lfo_2, kUsesLfo2);
  set(either(shaped), kUsesLfoShapes);
  set(either(enveloped), kUsesLfoEnvelopes);
  set(moves(v.targets[synth::kSineGain]) || moves(v.targets[synth::kSawGain]) ||
          moves(v.targets[synth::kNoiseGain]),
      kUsesMovingGains);
  set(v.fm != 0, kUsesFm);
  set(v.drift != 0 || v.drift_cutoff != 0, kUsesDrift);
  set(v.input != 0 || v.band != 0 || v.low != 1, kUsesFilterTypes);
  set(sounds(v.targets[synth::kSineGain]), kUsesSine);
  set(sounds(v.targets[synth::kSawGain]), kUsesSaw);
  set(sounds(v.targets[synth::kNoiseGain]), kUsesNoise);
  set(v.reverb != 0, kUsesReverb);
  set(v.delay != 0, kUsesDelay);
  set(v.chorus != 0, kUsesChorus);
  return features;
}

}  // namespace

void set_lane(VoiceLanes& lanes, int lane, const synth::Voice& v) noexcept {
  lanes.sine_increment[lane] = v.sine_increment;
  lanes.saw_increment[lane] = v.saw_increment;
  lanes.seed[lane] = v.seed;
  lanes.shape[lane] = v.shape;
  lanes.partials[lane] = v.partials;
  lanes.fm[lane] = v.fm;
  lanes.fm_envelope[lane] = v.fm_envelope;
  for (std::size_t e = 0; e < synth::kEnvelopes; ++e)
    set_envelope(lanes.envelopes[e], lane, v.envelopes[e]);
  for (std::size_t l = 0; l < v.lfos.size(); ++l) set_lfo(lanes.lfos[l], lane, v.lfos[l]);
  for (std::size_t t = 0; t < synth::kTargets; ++t) {
    lanes.targets[t].base[lane] = v.targets[t].base;
    for (std::size_t m = 0; m < synth::kModulators; ++m)
      lanes.targets[t].from[m][lane] = v.targets[t].from[m];
  }
  lanes.glide[lane] = v.glide;
  lanes.glide_rate[lane] = 1 / v.glide_periods;
  lanes.drift[lane] = v.drift;
  lanes.drift_cutoff[lane] = v.drift_cutoff;
  lanes.cutoff_envelope[lane] = v.cutoff_envelope;
  lanes.damping[lane] = v.damping;
  lanes.input[lane] = v.input;
  lanes.band[lane] = v.band;
  lanes.low[lane] = v.low;
  lanes.gated[lane] = v.gated;
  lanes.tremolo[lane] = v.tremolo;
  lanes.left[lane] = v.left;
  lanes.right[lane] = v.right;
  lanes.reverb[lane] = v.reverb;
  lanes.delay[lane] = v.delay;
  lanes.chorus[lane] = v.chorus;
  lanes.features_of[lane] = features_of(v);

  lanes.sine_phase[lane] = v.sine_phase;
  lanes.saw_phase[lane] = v.saw_phase;
  for (std::size_t g = 0; g < 3; ++g) lanes.gains[g][lane] = v.targets[synth::kSineGain + g].base;
  lanes.integrator_1[lane] = 0;
  lanes.integrator_2[lane] = 0;
  // What the amplitude has been before the onset: one without a gate is there from the first frame.
  lanes.amplitude[lane] = lanes.earlier_amplitude[lane] = 1 - v.gated;

  lanes.onset_at[lane] = v.onset;
  lanes.off_at[lane] = v.off;
  lanes.kill_at[lane] = v.kill;
  lanes.end_at[lane] = v.end();
}

bool prepare_span(VoiceLanes& lanes, synth::Period first, int periods) noexcept {
  bool sounds = false;
  lanes.features = 0;
  for (int lane = 0; lane < kLanes; ++lane) {
    lanes.onset[lane] = relative(lanes.onset_at[lane], first);
    lanes.off[lane] = relative(lanes.off_at[lane], first);
    lanes.kill[lane] = relative(lanes.kill_at[lane], first);
    if (lanes.onset_at[lane] >= first + periods || lanes.end_at[lane] <= first) continue;
    sounds = true;
    lanes.features |= lanes.features_of[lane];
  }
  return sounds;
}

}  // namespace auralis::render
