// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What moves once a period: envelopes, LFOs and drift -> pitches, gains, filter, amplitude. The
// arithmetic of kernel/modulation-inl.h for one voice.
#pragma once

#include "render/cuda/scalar_math.h"
#include "render/kernel/voice_lanes.h"

namespace auralis::render::cuda {

inline constexpr int kFrames = synth::kPeriodFrames;

/// What a voice carries from period to period, as in VoiceLanes.
struct Moving {
  std::uint32_t sine_phase, saw_phase, lfo_1_phase, lfo_2_phase;
  float gains[3];
  float integrator_1, integrator_2, amplitude, earlier_amplitude;
};

/// Everything that holds for one period. Of what moves along it: the value at its begin and the
/// step of a frame.
struct Control {
  std::uint32_t sine_increment, saw_increment;
  float gains[3], gain_steps[3];
  float fm;  // 2^-31 turn
  float amplitude, amplitude_step, amplitude_bend;
  float a1, a2, a3;
};

/// What is the same for all voices.
struct Everywhere {
  float lowest_cutoff;      // log2 of cutoff / sample rate
  float highest_increment;  // of an oscillator, 2^-32 turn
};

/// Of the host alone.
inline Everywhere everywhere_at(float sample_rate) {
  constexpr float kHighestPitch = 12543.854F;  // Hz, MIDI number 127, as torchsynth has it
  return {.lowest_cutoff = std::log2(20 / sample_rate),
          .highest_increment = std::fmin(kHighestPitch / sample_rate, 0.49F) * 0x1p32F};
}

/// A lane and when what happens to it: periods from the span's start.
struct LaneTimes {
  std::int32_t onset, off, kill;
};

/// A period seen from one lane.
struct Moment {
  const VoiceLanes& v;
  int lane;
  unsigned features;
  float age, released;  // periods from the onset, the gate's end to the period's end, 0 before it

  AURALIS_HOST_DEVICE bool uses(unsigned some) const { return (features & some) != 0; }
};

AURALIS_HOST_DEVICE std::int32_t whole_periods(std::int32_t since, int p) {
  return p + 1 > since ? p + 1 - since : 0;
}
AURALIS_HOST_DEVICE float elapsed(std::int32_t since, int p) {
  return static_cast<float>(whole_periods(since, p));
}

AURALIS_HOST_DEVICE float ramp(float periods, float rate) { return fminf(periods * rate, 1); }

AURALIS_HOST_DEVICE float envelope(const Moment& m, synth::Envelope which) {
  const EnvelopeLanes& e = m.v.envelopes[which];
  const float curve = e.curve[m.lane], sustain = e.sustain[m.lane];
  const float rise = ramp(m.age, e.attack_rate[m.lane]);
  const float decayed = ramp(fmaxf(m.age - e.attack[m.lane], 0), e.decay_rate[m.lane]);
  const float fall = 1 - ramp(m.released, e.release_rate[m.lane]);
  const float stage = fmaf(1 - sustain, power(1 - decayed, curve), sustain);
  return power(rise * fall, curve) * stage;
}

/// The five shapes, 0..1, of a phase.
AURALIS_HOST_DEVICE float lfo_shapes(const LfoLanes& l, int lane, std::uint32_t phase, float sine) {
  const float saw = static_cast<float>(static_cast<std::int32_t>(phase >> 8)) * 0x1p-24F;
  const float doubled = saw + saw;
  const bool lower = static_cast<std::int32_t>(phase - 0x40000000U) >= 0;
  float sum = fmaf(l.sine[lane], sine, l.constant[lane]);
  sum = fmaf(l.triangle[lane], fminf(doubled, 2 - doubled), sum);
  sum = fmaf(l.saw[lane], saw, sum);
  return fmaf(l.square[lane], lower ? 1.0F : 0.0F, sum);
}

/// An LFO in the period, which it takes on to the next.
AURALIS_HOST_DEVICE float lfo(const LfoLanes& l, const Moment& m, synth::Envelope rate,
                              synth::Envelope amp, std::uint32_t& phase) {
  std::uint32_t increment = l.increment[m.lane];
  float value = fmaf(-0.5F, cosine_of_phase(phase), 0.5F);
  if (m.uses(kUsesLfoShapes)) value = lfo_shapes(l, m.lane, phase, value);
  if (m.uses(kUsesLfoEnvelopes)) {
    const auto base = static_cast<float>(static_cast<std::int32_t>(increment));
    const float change = l.rate_depth[m.lane] * envelope(m, rate);
    increment += static_cast<std::uint32_t>(nearest_integer(fmaxf(change, -base)));
    const float depth = l.amp_depth[m.lane];
    value *= fmaf(depth, envelope(m, amp), 1 - depth);
  }
  phase += increment;
  return value;
}

struct Modulators {
  float adsr_1, adsr_2, lfo_1, lfo_2;
};

AURALIS_HOST_DEVICE Modulators modulators(const Moment& m, Moving& moving) {
  Modulators values{envelope(m, synth::kEnvelope1), 0, 0, 0};
  if (m.uses(kUsesEnvelope2)) values.adsr_2 = envelope(m, synth::kEnvelope2);
  if (m.uses(kUsesLfo1))
    values.lfo_1 = lfo(m.v.lfos[0], m, synth::kLfo1Rate, synth::kLfo1Amp, moving.lfo_1_phase);
  if (m.uses(kUsesLfo2))
    values.lfo_2 = lfo(m.v.lfos[1], m, synth::kLfo2Rate, synth::kLfo2Amp, moving.lfo_2_phase);
  return values;
}

AURALIS_HOST_DEVICE float target(const Moment& m, const Modulators& values, synth::Target which) {
  const ModulatedLanes& t = m.v.targets[which];
  float sum = fmaf(t.from[synth::kAdsr1][m.lane], values.adsr_1, t.base[m.lane]);
  if (m.uses(kUsesEnvelope2)) sum = fmaf(t.from[synth::kAdsr2][m.lane], values.adsr_2, sum);
  if (m.uses(kUsesLfo1)) sum = fmaf(t.from[synth::kLfo1][m.lane], values.lfo_1, sum);
  if (m.uses(kUsesLfo2)) sum = fmaf(t.from[synth::kLfo2][m.lane], values.lfo_2, sum);
  return sum;
}

/// Value noise, -1..1.
AURALIS_HOST_DEVICE float wander(std::uint32_t seed, std::int32_t age) {
  static_assert(synth::kDriftPeriods == 1 << 11);
  const std::uint32_t step = seed + static_cast<std::uint32_t>(age >> 11);
  const float t =
      static_cast<float>(age & (synth::kDriftPeriods - 1)) * (1.0F / synth::kDriftPeriods);
  const float smooth = t * t * fmaf(-2, t, 3);
  const float from = noise(step), to = noise(step + 1);
  return fmaf(to - from, smooth, from);
}

AURALIS_HOST_DEVICE std::uint32_t modulated(std::uint32_t increment, float octaves, float highest) {
  const auto base = static_cast<float>(static_cast<std::int32_t>(increment));
  const float change = fminf(base * power_of_two_minus_1(octaves), highest - base);
  return increment + static_cast<std::uint32_t>(nearest_integer(change));
}

AURALIS_HOST_DEVICE void set_pitches(const Moment& m, const Modulators& values, float drift,
                                     float highest, Control& c) {
  const float to_go = fmaxf(1 - m.age * m.v.glide_rate[m.lane], 0);
  const float away = fmaf(m.v.glide[m.lane], to_go * to_go, drift);
  c.sine_increment =
      modulated(m.v.sine_increment[m.lane], target(m, values, synth::kSinePitch) + away, highest);
  c.saw_increment =
      modulated(m.v.saw_increment[m.lane], target(m, values, synth::kSawPitch) + away, highest);
}

/// Straight from each period's end to the next.
AURALIS_HOST_DEVICE void set_gains(const Moment& m, const Modulators& values, Moving& moving,
                                   Control& c) {
  constexpr synth::Target kGains[] = {synth::kSineGain, synth::kSawGain, synth::kNoiseGain};
  for (int i = 0; i < 3; ++i) {
    c.gains[i] = moving.gains[i];
    c.gain_steps[i] = 0;
    if (!m.uses(kUsesMovingGains)) continue;
    const float now = target(m, values, kGains[i]);
    c.gain_steps[i] = (now - c.gains[i]) * (1.0F / kFrames);
    moving.gains[i] = now;
  }
}

/// A quadratic B-spline over the last three values.
AURALIS_HOST_DEVICE void set_amplitude(const Moment& m, const Modulators& values, float killed,
                                       Moving& moving, Control& c) {
  const float left = 1 - ramp(killed, 1.0F / synth::kKillPeriods);
  const float fade = left * left * fmaf(-2, left, 3);
  const float gated = m.v.gated[m.lane];
  const float level = fmaf(gated, values.adsr_1, 1 - gated);
  const float dip = m.v.tremolo[m.lane] * (1 - values.lfo_1);
  const float now = fmaf(-level, dip, level) * fade;
  const float before = moving.amplitude, earlier = moving.earlier_amplitude;
  const float first = before - earlier, second = now - before;
  c.amplitude = (earlier + before) * 0.5F;
  c.amplitude_bend = (second - first) * (1.0F / (kFrames * kFrames));
  c.amplitude_step = fmaf(first, 1.0F / kFrames, c.amplitude_bend * 0.5F);
  moving.earlier_amplitude = before;
  moving.amplitude = now;
}

AURALIS_HOST_DEVICE void set_filter(const Moment& m, float octaves, const Everywhere& e,
                                    Control& c) {
  constexpr float kHighestCutoff = -1.1520031F;  // log2 of 0.45
  const float cutoff = bounded(octaves, e.lowest_cutoff, kHighestCutoff);
  const float g = tangent_of_half_turns(power_of_two(cutoff));
  c.a1 = 1 / fmaf(g, g + m.v.damping[m.lane], 1);
  c.a2 = g * c.a1;
  c.a3 = g * c.a2;
}

/// Period p of a lane whose onset is not after it.
AURALIS_HOST_DEVICE Control control(const VoiceLanes& v, int lane, const LaneTimes& times, int p,
                                    float brightness, const Everywhere& e, Moving& moving) {
  Control c;
  const Moment m{v, lane, v.features_of[lane], elapsed(times.onset, p), elapsed(times.off, p)};
  const Modulators values = modulators(m, moving);
  float drift = 0;
  float cutoff = target(m, values, synth::kCutoff) + brightness;
  if (m.uses(kUsesFilterEnvelope))
    cutoff = fmaf(v.cutoff_envelope[lane], envelope(m, synth::kFilterEnvelope), cutoff);
  if (m.uses(kUsesDrift)) {
    const std::int32_t age = whole_periods(times.onset, p);
    drift = v.drift[lane] * wander(v.seed[lane], age);
    cutoff = fmaf(v.drift_cutoff[lane], wander(v.seed[lane] ^ 0x55555555U, age), cutoff);
  }
  set_pitches(m, values, drift, e.highest_increment, c);
  set_gains(m, values, moving, c);
  const float follows = v.fm_envelope[lane];
  c.fm = v.fm[lane] * fmaf(follows, values.adsr_1, 1 - follows) * 0x1p31F;
  set_filter(m, cutoff, e, c);
  set_amplitude(m, values, elapsed(times.kill, p), moving, c);
  return c;
}

}  // namespace auralis::render::cuda
