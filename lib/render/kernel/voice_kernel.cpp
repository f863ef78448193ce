// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/kernel/voice_kernel.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "render/kernel/voice_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "render/kernel/sources-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::render::HWY_NAMESPACE {

/// One period of the buses, the lanes not yet summed.
struct Sums {
  alignas(64) float bus[synth::kBuses][kFrames][kLanes];
};

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

/// u -> state-variable filter -> amplitude, in place. kTypes: some lane takes another of its
/// outputs than the low-pass.
template <bool kTypes>
HWY_INLINE void filter(VoiceLanes& v, int at, int p, const Control& c, Source& source) {
  VF s1 = load(v.integrator_1 + at), s2 = load(v.integrator_2 + at);
  VF amplitude = c.amplitude, step = c.amplitude_step;
  const VF input = load(v.input + at), band = load(v.band + at), low = load(v.low + at);
  const VF two = constant(2);
  for (int k = 0; k < kFrames; ++k) {
    const VF u = load(source.u[k]);
    const VF v3 = hn::Sub(u, s2);
    const VF v1 = hn::MulAdd(c.a1, s1, hn::Mul(c.a2, v3));
    const VF v2 = hn::MulAdd(c.a3, v3, hn::MulAdd(c.a2, s1, s2));
    s1 = hn::MulSub(two, v1, s1);
    s2 = hn::MulSub(two, v2, s2);
    amplitude = hn::Add(amplitude, step);
    step = hn::Add(step, c.amplitude_bend);
    const VF y = kTypes ? hn::MulAdd(input, u, hn::MulAdd(band, v1, hn::Mul(low, v2))) : v2;
    hn::Store(hn::Mul(y, amplitude), F(), source.u[k]);
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
  constexpr float kHighestPitch = 12543.854F;  // Hz, MIDI number 127, as torchsynth has it
  Everywhere everywhere{
      .lowest_cutoff = std::log2(20 / sample_rate),
      .highest_increment = std::min(kHighestPitch / sample_rate, 0.49F) * 0x1p32F};
  const Wanted wanted(groups);
  Sums sums;
  Source source;
  for (int bus = 0; bus < synth::kBuses; ++bus)
    if (!wanted.pair[bus / 2])
      std::memset(out.bus[bus], 0, brightness.size() * kFrames * sizeof(float));
  for (int p = 0; p < static_cast<int>(brightness.size()); ++p) {
    everywhere.brightness = brightness[static_cast<std::size_t>(p)];
    for (int bus = 0; bus < synth::kBuses; ++bus)
      if (wanted.pair[bus / 2]) std::memset(sums.bus[bus], 0, sizeof sums.bus[bus]);
    for (VoiceLanes* group : groups) {
      for (int at = 0; at < kLanes; at += static_cast<int>(hn::Lanes(F()))) {
        const Control c = control(*group, at, p, everywhere);
        sources(*group, at, p, c, source);
        if ((group->features & kUsesFilterTypes) != 0)
          filter<true>(*group, at, p, c, source);
        else
          filter<false>(*group, at, p, c, source);
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
