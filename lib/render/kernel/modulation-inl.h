// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What moves once a period: envelopes, LFOs and drift -> pitches, gains, filter, amplitude.
// Included once per instruction set by Highway's foreach_target.

#if defined(AURALIS_MODULATION_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef AURALIS_MODULATION_INL_H_
#undef AURALIS_MODULATION_INL_H_
#else
#define AURALIS_MODULATION_INL_H_
#endif

#include "render/kernel/voice_lanes.h"
#include "simd/vector_math-inl.h"
#include "synth/period.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::render::HWY_NAMESPACE {

using namespace simd::HWY_NAMESPACE;  // NOLINT(google-build-using-namespace)

constexpr int kFrames = synth::kPeriodFrames;

/// Everything about a vector of lanes that holds for one period. Of what moves along it: the value
/// at its begin and the step of a frame.
struct Control {
  VU sine_increment, saw_increment;
  VF gains[3], gain_steps[3];                    // of sine, saw and noise
  VF fm;                                         // 2^-31 turn
  VF amplitude, amplitude_step, amplitude_bend;  // halved
  VF damp, band, low;                            // of the filter
};

/// What is the same for all voices.
struct Everywhere {
  float lowest_cutoff;      // log2 of cutoff / sample rate
  float highest_increment;  // of an oscillator, 2^-32 turn
};

HWY_INLINE VF load(const float* lanes) { return hn::Load(F(), lanes); }
HWY_INLINE VI load(const std::int32_t* lanes) { return hn::Load(I(), lanes); }
HWY_INLINE VU load(const std::uint32_t* lanes) { return hn::Load(U(), lanes); }

/// A period seen from a vector of lanes.
struct Moment {
  const VoiceLanes& v;
  int at;       // the vector's first lane
  int period;   // from the start of the span
  VF age;       // periods from the onset to the period's end, 0 before it
  VF released;  // the same from the gate's end

  [[nodiscard]] bool uses(unsigned features) const { return (v.features & features) != 0; }
};

/// Periods from `since` to the end of period p, zero before it.
HWY_INLINE VI whole_periods(VI since, int p) {
  return hn::Max(hn::Sub(hn::Set(I(), p + 1), since), hn::Zero(I()));
}
HWY_INLINE VF elapsed(VI since, int p) { return hn::ConvertTo(F(), whole_periods(since, p)); }

HWY_INLINE auto started(VI onset, int p) { return hn::Not(hn::Gt(onset, hn::Set(I(), p))); }

HWY_INLINE VF ramp(VF periods, VF rate) { return hn::Min(hn::Mul(periods, rate), constant(1)); }

/// x^a for x in 0..1, where most lanes mostly rest at 0, at 1 or on a straight line.
HWY_INLINE VF curved(VF x, VF a) {
  const VF one = constant(1);
  const auto straight = hn::Or(hn::Eq(a, one), hn::Or(hn::Eq(x, one), hn::Eq(x, constant(0))));
  if (hn::AllTrue(F(), straight)) return x;
  return hn::IfThenElse(straight, x, power(x, a));
}

/// A product of ramps, so that no stage is ever jumped from (attack and release in one power, as
/// their curves are one).
HWY_INLINE VF envelope(const Moment& m, synth::Envelope which) {
  const EnvelopeLanes& e = m.v.envelopes[which];
  const VF one = constant(1);
  const VF curve = load(e.curve + m.at);
  const VF rise = ramp(m.age, load(e.attack_rate + m.at));
  const VF decayed =
      ramp(hn::Max(hn::Sub(m.age, load(e.attack + m.at)), constant(0)), load(e.decay_rate + m.at));
  const VF fall = hn::Sub(one, ramp(m.released, load(e.release_rate + m.at)));
  const VF sustain = load(e.sustain + m.at);
  const VF stage = hn::MulAdd(hn::Sub(one, sustain), curved(hn::Sub(one, decayed), curve), sustain);
  return hn::Mul(curved(hn::Mul(rise, fall), curve), stage);
}

/// The five shapes, 0..1, of a phase.
HWY_INLINE VF lfo_shapes(const LfoLanes& l, int at, VU phase, VF sine) {
  const VF one = constant(1);
  const VF saw =
      hn::Mul(hn::ConvertTo(F(), hn::BitCast(I(), hn::ShiftRight<8>(phase))), constant(0x1p-24F));
  const VF doubled = hn::Add(saw, saw);
  const VF triangle = hn::Min(doubled, hn::Sub(constant(2), doubled));
  const VI quarter_on = hn::BitCast(I(), hn::Sub(phase, hn::Set(U(), 0x40000000U)));
  const auto upper = hn::RebindMask(F(), hn::Lt(quarter_on, hn::Zero(I())));
  VF sum = hn::MulAdd(load(l.sine + at), sine, load(l.constant + at));
  sum = hn::MulAdd(load(l.triangle + at), triangle, sum);
  sum = hn::MulAdd(load(l.saw + at), saw, sum);
  return hn::MulAdd(load(l.square + at), hn::IfThenZeroElse(upper, one), sum);
}

/// An LFO in the period, which it takes on to the next.
HWY_INLINE VF lfo(LfoLanes& l, const Moment& m, synth::Envelope rate, synth::Envelope amp,
                  VU active) {
  const VF half = constant(0.5F);
  const VU phase = load(l.phase + m.at);
  VU increment = load(l.increment + m.at);
  VF value = hn::NegMulAdd(half, cosine_of_phase(phase), half);
  if (m.uses(kUsesLfoShapes)) value = lfo_shapes(l, m.at, phase, value);
  if (m.uses(kUsesLfoEnvelopes)) {
    const VF base = hn::ConvertTo(F(), hn::BitCast(I(), increment));
    const VF change = hn::Mul(load(l.rate_depth + m.at), envelope(m, rate));
    increment =
        hn::Add(increment, hn::BitCast(U(), hn::NearestInt(hn::Max(change, hn::Neg(base)))));
    const VF depth = load(l.amp_depth + m.at);
    value = hn::Mul(value, hn::MulAdd(depth, envelope(m, amp), hn::Sub(constant(1), depth)));
  }
  hn::Store(hn::Add(phase, hn::And(increment, active)), U(), l.phase + m.at);
  return value;
}

struct Modulators {
  VF adsr_1, adsr_2, lfo_1, lfo_2;
};

HWY_INLINE Modulators modulators(VoiceLanes& v, const Moment& m, VU active) {
  const VF zero = constant(0);
  Modulators values{envelope(m, synth::kEnvelope1), zero, zero, zero};
  if (m.uses(kUsesEnvelope2)) values.adsr_2 = envelope(m, synth::kEnvelope2);
  if (m.uses(kUsesLfo1))
    values.lfo_1 = lfo(v.lfos[0], m, synth::kLfo1Rate, synth::kLfo1Amp, active);
  if (m.uses(kUsesLfo2))
    values.lfo_2 = lfo(v.lfos[1], m, synth::kLfo2Rate, synth::kLfo2Amp, active);
  return values;
}

HWY_INLINE VF target(const Moment& m, const Modulators& values, synth::Target which) {
  const ModulatedLanes& t = m.v.targets[which];
  VF sum = hn::MulAdd(load(t.from[synth::kAdsr1] + m.at), values.adsr_1, load(t.base + m.at));
  if (m.uses(kUsesEnvelope2))
    sum = hn::MulAdd(load(t.from[synth::kAdsr2] + m.at), values.adsr_2, sum);
  if (m.uses(kUsesLfo1)) sum = hn::MulAdd(load(t.from[synth::kLfo1] + m.at), values.lfo_1, sum);
  if (m.uses(kUsesLfo2)) sum = hn::MulAdd(load(t.from[synth::kLfo2] + m.at), values.lfo_2, sum);
  return sum;
}

/// Value noise, -1..1: random values kDriftPeriods apart, joined by cubics that are level at them
/// (Perlin, "An image synthesizer", SIGGRAPH 1985).
HWY_INLINE VF wander(VU seed, VI age) {
  static_assert(synth::kDriftPeriods == 1 << 11);
  const VU step = hn::Add(seed, hn::BitCast(U(), hn::ShiftRight<11>(age)));
  const VF t = hn::Mul(hn::ConvertTo(F(), hn::And(age, hn::Set(I(), synth::kDriftPeriods - 1))),
                       constant(1.0F / synth::kDriftPeriods));
  const VF smooth = hn::Mul(hn::Mul(t, t), hn::NegMulAdd(constant(2), t, constant(3)));
  const VF from = noise(step), to = noise(hn::Add(step, hn::Set(U(), 1)));
  return hn::MulAdd(hn::Sub(to, from), smooth, from);
}

/// An increment moved by octaves: the base is an integer, so that only the small change is rounded.
HWY_INLINE VU modulated(VU increment, VF octaves, float highest) {
  const VF base = hn::ConvertTo(F(), hn::BitCast(I(), increment));
  const VF change = hn::Min(hn::Mul(base, exp2_minus_1(octaves)), hn::Sub(constant(highest), base));
  return hn::Add(increment, hn::BitCast(U(), hn::NearestInt(change)));
}

HWY_INLINE void set_pitches(VoiceLanes& v, const Moment& m, const Modulators& values, VF drift,
                            VU active, float highest, Control& c) {
  const VF to_go =
      hn::Max(hn::Sub(constant(1), hn::Mul(m.age, load(v.glide_rate + m.at))), constant(0));
  const VF away = hn::MulAdd(load(v.glide + m.at), hn::Mul(to_go, to_go), drift);
  const auto increment = [&](const std::uint32_t* base, synth::Target which) {
    const VF octaves = hn::Add(target(m, values, which), away);
    return hn::And(modulated(load(base + m.at), octaves, highest), active);
  };
  c.sine_increment = c.saw_increment = hn::Zero(U());
  if (m.uses(kUsesSine)) c.sine_increment = increment(v.sine_increment, synth::kSinePitch);
  if (m.uses(kUsesSaw | kUsesFm)) c.saw_increment = increment(v.saw_increment, synth::kSawPitch);
}

/// Straight from each period's end to the next.
HWY_INLINE void set_gains(VoiceLanes& v, const Moment& m, const Modulators& values, Control& c) {
  constexpr synth::Target kGains[] = {synth::kSineGain, synth::kSawGain, synth::kNoiseGain};
  for (int i = 0; i < 3; ++i) {
    c.gains[i] = load(v.gains[i] + m.at);
    c.gain_steps[i] = constant(0);
    if (!m.uses(kUsesMovingGains)) continue;
    const VF now = target(m, values, kGains[i]);
    c.gain_steps[i] = hn::Mul(hn::Sub(now, c.gains[i]), constant(1.0F / kFrames));
    hn::Store(now, F(), v.gains[i] + m.at);
  }
}

/// The amplitude along the period, a quadratic B-spline over the last three values (de Boor, "A
/// practical guide to splines", 1978): it has no corners, which a lone sine would let be heard.
HWY_INLINE void set_amplitude(VoiceLanes& v, const Moment& m, const Modulators& values,
                              Control& c) {
  const VF one = constant(1);
  const VF left = hn::Sub(
      one, ramp(elapsed(load(v.kill + m.at), m.period), constant(1.0F / synth::kKillPeriods)));
  // A fade that begins and ends level.
  const VF fade = hn::Mul(hn::Mul(left, left), hn::NegMulAdd(constant(2), left, constant(3)));
  const VF gated = load(v.gated + m.at);
  const VF level = hn::MulAdd(gated, values.adsr_1, hn::Sub(one, gated));
  const VF dip = hn::Mul(load(v.tremolo + m.at), hn::Sub(one, values.lfo_1));
  const VF now = hn::Mul(hn::NegMulAdd(level, dip, level), fade);

  const VF before = load(v.amplitude + m.at), earlier = load(v.earlier_amplitude + m.at);
  const VF first = hn::Sub(before, earlier), second = hn::Sub(now, before);
  c.amplitude = hn::Mul(hn::Add(earlier, before), constant(0.25F));
  c.amplitude_bend = hn::Mul(hn::Sub(second, first), constant(0.5F / (kFrames * kFrames)));
  c.amplitude_step =
      hn::MulAdd(first, constant(0.5F / kFrames), hn::Mul(c.amplitude_bend, constant(0.5F)));
  hn::Store(before, F(), v.earlier_amplitude + m.at);
  hn::Store(now, F(), v.amplitude + m.at);
}

/// The state-variable filter's coefficients (Zavalishin, "The art of VA filter design", 2018,
/// section 4).
HWY_INLINE void set_filter(const Moment& m, VF octaves, const Everywhere& e, Control& c) {
  constexpr float kHighestCutoff = -1.1520031F;  // log2 of 0.45
  const VF cutoff = hn::Min(hn::Max(octaves, constant(e.lowest_cutoff)), constant(kHighestCutoff));
  const VF g = tangent_of_half_turns(exp2(cutoff));
  const VF damping = load(m.v.damping + m.at);
  const VF twice_g = hn::Add(g, g), loss = hn::Add(g, damping);
  c.band = hn::Div(twice_g, hn::MulAdd(g, loss, constant(1)));
  c.damp = hn::Mul(c.band, loss);
  c.low = hn::Mul(c.band, g);
}

/// brightness: octaves of cutoff.
HWY_INLINE Control control(VoiceLanes& v, int at, int p, float brightness, const Everywhere& e) {
  Control c;
  const VI onset = load(v.onset + at);
  const Moment m{v, at, p, elapsed(onset, p), elapsed(load(v.off + at), p)};
  const VU active = hn::BitCast(U(), hn::VecFromMask(I(), started(onset, p)));
  const Modulators values = modulators(v, m, active);

  VF drift = constant(0);
  VF cutoff = hn::Add(target(m, values, synth::kCutoff), constant(brightness));
  if (m.uses(kUsesFilterEnvelope))
    cutoff = hn::MulAdd(load(v.cutoff_envelope + at), envelope(m, synth::kFilterEnvelope), cutoff);
  if (m.uses(kUsesDrift)) {
    const VU seed = load(v.seed + at);
    const VI age = whole_periods(onset, p);
    drift = hn::Mul(load(v.drift + at), wander(seed, age));
    const VU other_seed = hn::Xor(seed, hn::Set(U(), 0x55555555U));
    cutoff = hn::MulAdd(load(v.drift_cutoff + at), wander(other_seed, age), cutoff);
  }
  set_pitches(v, m, values, drift, active, e.highest_increment, c);
  set_gains(v, m, values, c);
  c.fm = constant(0);
  if (m.uses(kUsesFm)) {
    const VF follows = load(v.fm_envelope + at);
    const VF share = hn::MulAdd(follows, values.adsr_1, hn::Sub(constant(1), follows));
    c.fm = hn::Mul(hn::Mul(load(v.fm + at), share), constant(0x1p31F));
  }
  set_filter(m, cutoff, e, c);
  set_amplitude(v, m, values, c);
  return c;
}

}  // namespace auralis::render::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
