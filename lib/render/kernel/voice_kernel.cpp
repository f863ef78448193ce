// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/kernel/voice_kernel.h"

#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "render/kernel/voice_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "render/kernel/vector_math-inl.h"
#include "synth/period.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::render::HWY_NAMESPACE {

constexpr int kFrames = synth::kPeriodFrames;

/// One period of the buses, the lanes not yet summed.
struct Sums {
  alignas(64) float bus[synth::kBuses][kFrames][kLanes];
};

/// One period of one vector's filter input, then of its filtered and shaped voices.
struct Source {
  alignas(64) float u[kFrames][kLanes];
};

/// Everything about a vector of lanes that holds for one period.
struct Control {
  VU sine_increment, saw_increment;
  VF amplitude, amplitude_step, amplitude_bend;  // at the period's begin; a frame; a frame squared
  VF a1, a2, a3;                                 // filter coefficients
};

HWY_INLINE VF load(const float* lanes) { return hn::Load(F(), lanes); }
HWY_INLINE VI load(const std::int32_t* lanes) { return hn::Load(I(), lanes); }
HWY_INLINE VU load(const std::uint32_t* lanes) { return hn::Load(U(), lanes); }

/// Periods from `since` to the end of period p, zero before it.
HWY_INLINE VF elapsed(VI since, int p) {
  const VI n = hn::Sub(hn::Set(I(), p + 1), since);
  return hn::ConvertTo(F(), hn::Max(n, hn::Zero(I())));
}

HWY_INLINE auto started(VI onset, int p) { return hn::Not(hn::Gt(onset, hn::Set(I(), p))); }

HWY_INLINE VF ramp(VF periods, VF rate) { return hn::Min(hn::Mul(periods, rate), constant(1)); }

/// The envelope at the end of period p: a product of ramps, so that no stage is ever jumped from
/// (attack and release in one power, as their curves are one).
HWY_INLINE VF envelope(const VoiceLanes& v, int at, int p, VF age) {
  const VF one = constant(1);
  const VF curve = load(v.curve + at);
  const VF rise = ramp(age, load(v.attack_rate + at));
  const VF decayed =
      ramp(hn::Max(hn::Sub(age, load(v.attack + at)), constant(0)), load(v.decay_rate + at));
  const VF fall = hn::Sub(one, ramp(elapsed(load(v.off + at), p), load(v.release_rate + at)));
  const VF killed =
      hn::Sub(one, ramp(elapsed(load(v.kill + at), p), constant(1.0F / synth::kKillPeriods)));
  // A fade that begins and ends level, so that even a lone sine does not click.
  const VF faded =
      hn::Mul(hn::Mul(killed, killed), hn::NegMulAdd(constant(2), killed, constant(3)));
  const VF sustain = load(v.sustain + at);
  const VF stage = hn::MulAdd(hn::Sub(one, sustain), power(hn::Sub(one, decayed), curve), sustain);
  return hn::Mul(hn::Mul(power(hn::Mul(rise, fall), curve), stage), faded);
}

/// An increment moved by octaves: the base is an integer, so that only the small change is rounded.
HWY_INLINE VU modulated(VU increment, VF octaves) {
  const VF base = hn::ConvertTo(F(), hn::BitCast(I(), increment));
  constexpr float kHighest = 0.49F * 4294967296.0F;
  const VF change =
      hn::Min(hn::Mul(base, exp2_minus_1(octaves)), hn::Sub(constant(kHighest), base));
  return hn::Add(increment, hn::BitCast(U(), hn::NearestInt(change)));
}

/// The amplitude along the period, a quadratic B-spline over the last three values (de Boor, "A
/// practical guide to splines", 1978): it has no corners, which a lone sine would let be heard.
HWY_INLINE void set_amplitude(VoiceLanes& v, int at, VF now, Control& c) {
  const VF before = load(v.amplitude + at), earlier = load(v.earlier_amplitude + at);
  const VF first = hn::Sub(before, earlier), second = hn::Sub(now, before);
  c.amplitude = hn::Mul(hn::Add(earlier, before), constant(0.5F));
  c.amplitude_bend = hn::Mul(hn::Sub(second, first), constant(1.0F / (kFrames * kFrames)));
  c.amplitude_step =
      hn::MulAdd(first, constant(1.0F / kFrames), hn::Mul(c.amplitude_bend, constant(0.5F)));
  hn::Store(before, F(), v.earlier_amplitude + at);
  hn::Store(now, F(), v.amplitude + at);
}

HWY_INLINE Control control(VoiceLanes& v, int at, int p, float brightness, float lowest_cutoff) {
  Control c;
  const VI onset = load(v.onset + at);
  const auto active = started(onset, p);
  const VF age = elapsed(onset, p);
  const VF level = envelope(v, at, p, age);

  const VU lfo_phase = load(v.lfo_phase + at);
  const VF lfo = sine_of_phase(lfo_phase);
  const VU active_bits = hn::BitCast(U(), hn::VecFromMask(I(), active));
  hn::Store(hn::Add(lfo_phase, hn::And(load(v.lfo_increment + at), active_bits)), U(),
            v.lfo_phase + at);

  const VF to_go =
      hn::Max(hn::Sub(constant(1), hn::Mul(age, load(v.glide_rate + at))), constant(0));
  const VF octaves =
      hn::MulAdd(lfo, load(v.lfo_pitch + at), hn::Mul(load(v.glide + at), hn::Mul(to_go, to_go)));
  c.sine_increment = hn::And(modulated(load(v.sine_increment + at), octaves), active_bits);
  c.saw_increment = hn::And(modulated(load(v.saw_increment + at), octaves), active_bits);

  VF cutoff = hn::Add(load(v.cutoff + at), constant(brightness));
  cutoff = hn::MulAdd(load(v.cutoff_envelope + at), level, cutoff);
  cutoff = hn::MulAdd(load(v.lfo_cutoff + at), lfo, cutoff);
  constexpr float kHighestCutoff = -1.1520031F;  // log2 of 0.45
  cutoff = hn::Min(hn::Max(cutoff, constant(lowest_cutoff)), constant(kHighestCutoff));
  const VF g = tangent_of_half_turns(exp2(cutoff));
  c.a1 = hn::Div(constant(1), hn::MulAdd(g, hn::Add(g, load(v.damping + at)), constant(1)));
  c.a2 = hn::Mul(g, c.a1);
  c.a3 = hn::Mul(g, c.a2);

  const VF dip = hn::Mul(load(v.lfo_level + at), hn::MulAdd(lfo, constant(-0.5F), constant(0.5F)));
  const VF amplitude = hn::NegMulAdd(level, dip, level);
  set_amplitude(v, at, amplitude, c);
  return c;
}

/// torchsynth's SquareSawVCO: (1 - shape / 2) tanh(drive sin) (1 + shape cos).
HWY_INLINE VF square_saw(VU phase, VF drive, VF shape) {
  const VF edge = tanh(hn::Mul(drive, sine_of_phase(phase)));
  const VF tilt = hn::MulAdd(shape, cosine_of_phase(phase), constant(1));
  return hn::Mul(hn::Mul(hn::NegMulAdd(shape, constant(0.5F), constant(1)), edge), tilt);
}

HWY_INLINE bool any(const float* levels, int at) {
  return !hn::AllTrue(F(), hn::Eq(load(levels + at), constant(0)));
}

/// Oscillators and noise -> the filter's input.
HWY_INLINE void sources(VoiceLanes& v, int at, int p, const Control& c, Source& source) {
  const auto add = [&source](int k, VF level, VF x) {
    hn::Store(hn::MulAdd(level, x, load(source.u[k])), F(), source.u[k]);
  };
  std::memset(&source, 0, sizeof source);
  if (any(v.sine_level, at)) {
    VU phase = load(v.sine_phase + at);
    const VF level = load(v.sine_level + at);
    for (int k = 0; k < kFrames; ++k) {
      add(k, level, sine_of_phase(phase));
      phase = hn::Add(phase, c.sine_increment);
    }
    hn::Store(phase, U(), v.sine_phase + at);
  }
  if (any(v.saw_level, at)) {
    VU phase = load(v.saw_phase + at);
    const VF level = load(v.saw_level + at);
    const VF drive = load(v.partials + at), shape = load(v.shape + at);
    for (int k = 0; k < kFrames; ++k) {
      add(k, level, square_saw(phase, drive, shape));
      phase = hn::Add(phase, c.saw_increment);
    }
    hn::Store(phase, U(), v.saw_phase + at);
  }
  if (any(v.noise_level, at)) {
    const VF level = load(v.noise_level + at);
    const VI age = hn::Sub(hn::Set(I(), p), load(v.onset + at));
    VU counter = hn::Add(hn::BitCast(U(), hn::ShiftLeft<4>(age)), load(v.noise_seed + at));
    static_assert(kFrames == 1 << 4);
    for (int k = 0; k < kFrames; ++k) {
      add(k, level, noise(counter));
      counter = hn::Add(counter, hn::Set(U(), 1));
    }
  }
}

/// Adds a vector of voices to the bus of this number and to the one after it, by left and right
/// gains.
HWY_INLINE void add_to_bus(const Source& voices, VF left, VF right, int at, int bus, Sums& sums) {
  for (int k = 0; k < kFrames; ++k) {
    const VF y = load(voices.u[k]);
    float* const to_left = sums.bus[bus][k] + at;
    float* const to_right = sums.bus[bus + 1][k] + at;
    hn::Store(hn::MulAdd(y, left, load(to_left)), F(), to_left);
    hn::Store(hn::MulAdd(y, right, load(to_right)), F(), to_right);
  }
}

/// Voices -> pan -> dry bus, and the buses that some lane sends to.
HWY_INLINE void mix(const VoiceLanes& v, int at, const Source& voices, Sums& sums) {
  const VF left = load(v.left + at), right = load(v.right + at);
  add_to_bus(voices, left, right, at, synth::kDryLeft, sums);
  const auto send = [&](const float* gains, int bus) {
    if (!any(gains, at)) return;
    const VF gain = load(gains + at);
    add_to_bus(voices, hn::Mul(left, gain), hn::Mul(right, gain), at, bus, sums);
  };
  send(v.reverb, synth::kReverbLeft);
  send(v.delay, synth::kDelayLeft);
  send(v.chorus, synth::kChorusLeft);
}

/// u -> low-pass -> amplitude, in place.
HWY_INLINE void filter(VoiceLanes& v, int at, int p, const Control& c, Source& source) {
  VF s1 = load(v.integrator_1 + at), s2 = load(v.integrator_2 + at);
  VF amplitude = c.amplitude, step = c.amplitude_step;
  const VF two = constant(2);
  for (int k = 0; k < kFrames; ++k) {
    const VF v3 = hn::Sub(load(source.u[k]), s2);
    const VF v1 = hn::MulAdd(c.a1, s1, hn::Mul(c.a2, v3));
    const VF v2 = hn::MulAdd(c.a3, v3, hn::MulAdd(c.a2, s1, s2));
    s1 = hn::MulSub(two, v1, s1);
    s2 = hn::MulSub(two, v2, s2);
    amplitude = hn::Add(amplitude, step);
    step = hn::Add(step, c.amplitude_bend);
    hn::Store(hn::Mul(v2, amplitude), F(), source.u[k]);
  }
  // Before the onset the oscillators stand still, but their value must not charge the filter.
  const auto active = hn::RebindMask(F(), started(load(v.onset + at), p));
  hn::Store(hn::IfThenElseZero(active, s1), F(), v.integrator_1 + at);
  hn::Store(hn::IfThenElseZero(active, s2), F(), v.integrator_2 + at);
}

/// Sums sixteen lanes pairwise, in one order on every machine.
HWY_INLINE void sum_lanes(const Sums& sums, int bus, float* HWY_RESTRICT out) {
  alignas(64) float half[kFrames][8], quarter[kFrames][4], pair[kFrames][2];
  for (int k = 0; k < kFrames; ++k)
    for (int i = 0; i < 8; ++i) half[k][i] = sums.bus[bus][k][i] + sums.bus[bus][k][i + 8];
  for (int k = 0; k < kFrames; ++k)
    for (int i = 0; i < 4; ++i) quarter[k][i] = half[k][i] + half[k][i + 4];
  for (int k = 0; k < kFrames; ++k)
    for (int i = 0; i < 2; ++i) pair[k][i] = quarter[k][i] + quarter[k][i + 2];
  for (int k = 0; k < kFrames; ++k) out[k] = pair[k][0] + pair[k][1];
}

/// Which buses some lane of the groups sends to; a pair of them is told by its left one.
struct Wanted {
  explicit Wanted(std::span<VoiceLanes* const> groups) {
    for (const VoiceLanes* group : groups) {
      pair[synth::kDryLeft / 2] = true;
      for (int at = 0; at < kLanes; at += static_cast<int>(hn::Lanes(F()))) {
        pair[synth::kReverbLeft / 2] |= any(group->reverb, at);
        pair[synth::kDelayLeft / 2] |= any(group->delay, at);
        pair[synth::kChorusLeft / 2] |= any(group->chorus, at);
      }
    }
  }
  bool pair[synth::kBuses / 2] = {};
};

void render_voices(std::span<VoiceLanes* const> groups, std::span<const float> brightness,
                   float sample_rate, const BusPointers& out) {
  const float lowest_cutoff = __builtin_log2f(20 / sample_rate);
  const Wanted wanted(groups);
  Sums sums;
  Source source;
  for (int bus = 0; bus < synth::kBuses; ++bus)
    if (!wanted.pair[bus / 2])
      std::memset(out.bus[bus], 0, brightness.size() * kFrames * sizeof(float));
  for (int p = 0; p < static_cast<int>(brightness.size()); ++p) {
    for (int bus = 0; bus < synth::kBuses; ++bus)
      if (wanted.pair[bus / 2]) std::memset(sums.bus[bus], 0, sizeof sums.bus[bus]);
    for (VoiceLanes* group : groups) {
      for (int at = 0; at < kLanes; at += static_cast<int>(hn::Lanes(F()))) {
        const Control c =
            control(*group, at, p, brightness[static_cast<std::size_t>(p)], lowest_cutoff);
        sources(*group, at, p, c, source);
        filter(*group, at, p, c, source);
        mix(*group, at, source, sums);
      }
    }
    for (int bus = 0; bus < synth::kBuses; ++bus)
      if (wanted.pair[bus / 2]) sum_lanes(sums, bus, out.bus[bus] + p * kFrames);
  }
}

std::string instruction_set() { return hwy::TargetName(HWY_TARGET); }

}  // namespace auralis::render::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace auralis::render {

HWY_EXPORT(render_voices);
HWY_EXPORT(instruction_set);

void render_voices(std::span<VoiceLanes* const> groups, std::span<const float> brightness,
                   float sample_rate, const BusPointers& out) noexcept {
  HWY_DYNAMIC_DISPATCH(render_voices)(groups, brightness, sample_rate, out);
}

std::string instruction_set() { return HWY_DYNAMIC_DISPATCH(instruction_set)(); }

}  // namespace auralis::render
#endif
