// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/kernel/voice_kernel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "render/kernel/voice_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "render/kernel/sources-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::render::HWY_NAMESPACE {

/// u -> state-variable filter -> amplitude. The filter's states step by
///   s1' = s1 - damp s1 + band (u - s2),  s2' = s2 + band s1 + low (u - s2),
/// which is the trapezoidal one with its outputs solved for: they are the means of a state's old
/// and new value, here twice that, as the amplitude is halved.
class Filter {
 public:
  Filter(const VoiceLanes& v, int at, const Control& c)
      : s1_(load(v.integrator_1 + at)),
        s2_(load(v.integrator_2 + at)),
        damp_(c.damp),
        band_(c.band),
        low_(c.low),
        amplitude_{c.amplitude, c.amplitude_step},
        bend_(c.amplitude_bend),
        input_gain_(hn::Add(load(v.input + at), load(v.input + at))),
        band_gain_(load(v.band + at)),
        low_gain_(load(v.low + at)) {}

  HWY_INLINE VF next(VF u, unsigned features) {
    const VF v3 = hn::Sub(u, s2_);
    const VF s1 = hn::MulAdd(band_, v3, hn::NegMulAdd(damp_, s1_, s1_));
    const VF s2 = hn::MulAdd(low_, v3, hn::MulAdd(band_, s1_, s2_));
    VF y = hn::Add(s2, s2_);
    if ((features & kUsesFilterTypes) != 0)
      y = hn::MulAdd(input_gain_, u,
                     hn::MulAdd(band_gain_, hn::Add(s1, s1_), hn::Mul(low_gain_, y)));
    s1_ = s1;
    s2_ = s2;
    y = hn::Mul(y, amplitude_.next());
    amplitude_.step = hn::Add(amplitude_.step, bend_);
    return y;
  }

  /// Before the onset the oscillators stand still, but their value must not charge the filter.
  HWY_INLINE void store(VoiceLanes& v, int at, int p) const {
    const auto active = hn::RebindMask(F(), started(load(v.onset + at), p));
    hn::Store(hn::IfThenElseZero(active, s1_), F(), v.integrator_1 + at);
    hn::Store(hn::IfThenElseZero(active, s2_), F(), v.integrator_2 + at);
  }

 private:
  VF s1_, s2_, damp_, band_, low_;
  Line amplitude_;
  VF bend_, input_gain_, band_gain_, low_gain_;
};

/// Voices -> pan -> dry buses, and the buses that some lane sends to.
class Mix {
 public:
  Mix(const VoiceLanes& v, int at) {
    const VF left = load(v.left + at), right = load(v.right + at);
    const float* const sends[] = {v.reverb, v.delay, v.chorus};
    left_[0] = left;
    right_[0] = right;
    for (int i = 0; i < 3; ++i) {
      left_[i + 1] = hn::Mul(left, load(sends[i] + at));
      right_[i + 1] = hn::Mul(right, load(sends[i] + at));
    }
  }

  HWY_INLINE void add(VF y, unsigned features, int at, int k, PeriodSums& sums) const {
    add_pair<0>(y, at, k, sums);
    if ((features & kUsesReverb) != 0) add_pair<1>(y, at, k, sums);
    if ((features & kUsesDelay) != 0) add_pair<2>(y, at, k, sums);
    if ((features & kUsesChorus) != 0) add_pair<3>(y, at, k, sums);
  }

 private:
  template <int kPair>
  HWY_INLINE void add_pair(VF y, int at, int k, PeriodSums& sums) const {
    float* const left = sums.lanes[kPair][k][0] + at;
    float* const right = sums.lanes[kPair][k][1] + at;
    hn::Store(hn::MulAdd(y, left_[kPair], hn::Load(F(), left)), F(), left);
    hn::Store(hn::MulAdd(y, right_[kPair], hn::Load(F(), right)), F(), right);
  }

  VF left_[kBusPairs], right_[kBusPairs];
};

/// One period of one vector of voices.
void add_voices(VoiceLanes& v, int at, int p, float brightness, const Everywhere& everywhere,
                PeriodSums& sums) {
  const Mix mix(v, at);
  const unsigned features = v.features;
  const Control c = control(v, at, p, brightness, everywhere);
  Sources sources(v, at, p, c);
  Filter filter(v, at, c);
  for (int k = 0; k < kFrames; k += kTogether) {
    Samples y = sources.next(features);
    for (VF& sample : y.at) sample = filter.next(sample, features);
    for (int i = 0; i < kTogether; ++i) mix.add(y.at[i], features, at, k + i, sums);
  }
  sources.store(v, at);
  filter.store(v, at, p);
}

/// A batch of groups over the periods of a tile, of which the span's period `first` is the first.
void add_batch(std::span<VoiceLanes* const> batch, int first, std::span<const float> brightness,
               const Everywhere& everywhere, std::span<PeriodSums> tile) {
  for (std::size_t p = 0; p < brightness.size(); ++p)
    for (VoiceLanes* group : batch)
      for (int at = 0; at < kLanes; at += static_cast<int>(hn::Lanes(F())))
        add_voices(*group, at, first + static_cast<int>(p), brightness[p], everywhere, tile[p]);
}

/// Sums sixteen lanes pairwise, in one order on every machine.
HWY_INLINE void sum_lanes(const PeriodSums& sums, int bus, float* HWY_RESTRICT out) {
  alignas(64) float half[kFrames][8], quarter[kFrames][4], pair[kFrames][2];
  const auto& lanes = sums.lanes[bus / 2];
  const int side = bus % 2;
  for (int k = 0; k < kFrames; ++k)
    for (int i = 0; i < 8; ++i) half[k][i] = lanes[k][side][i] + lanes[k][side][i + 8];
  for (int k = 0; k < kFrames; ++k)
    for (int i = 0; i < 4; ++i) quarter[k][i] = half[k][i] + half[k][i + 4];
  for (int k = 0; k < kFrames; ++k)
    for (int i = 0; i < 2; ++i) pair[k][i] = quarter[k][i] + quarter[k][i + 2];
  for (int k = 0; k < kFrames; ++k) out[k] = pair[k][0] + pair[k][1];
}

/// Which pairs of buses some lane of the groups sends to.
std::array<bool, kBusPairs> wanted_pairs(std::span<VoiceLanes* const> groups) {
  unsigned features = 0;
  for (const VoiceLanes* group : groups) features |= group->features;
  return {!groups.empty(), (features & kUsesReverb) != 0, (features & kUsesDelay) != 0,
          (features & kUsesChorus) != 0};
}

void render_voices(std::span<VoiceLanes* const> groups, std::span<const float> brightness,
                   float sample_rate, const Workspace& workspace, const BusPointers& out) {
  constexpr float kHighestPitch = 12543.854F;  // Hz, MIDI number 127, as torchsynth has it
  const Everywhere everywhere{
      .lowest_cutoff = std::log2(20 / sample_rate),
      .highest_increment = std::min(kHighestPitch / sample_rate, 0.49F) * 0x1p32F};
  const auto wanted = wanted_pairs(groups);
  for (int bus = 0; bus < synth::kBuses; ++bus)
    if (!wanted[bus / 2]) std::memset(out.bus[bus], 0, brightness.size() * kFrames * sizeof(float));
  const auto [tile, batch] = workspace;
  for (std::size_t first = 0; first < brightness.size(); first += tile.size()) {
    const std::size_t periods = std::min(tile.size(), brightness.size() - first);
    for (std::size_t p = 0; p < periods; ++p)
      for (int pair = 0; pair < kBusPairs; ++pair)
        if (wanted[pair]) std::memset(tile[p].lanes[pair], 0, sizeof tile[p].lanes[pair]);
    for (std::size_t g = 0; g < groups.size(); g += batch)
      add_batch(groups.subspan(g, std::min(batch, groups.size() - g)), static_cast<int>(first),
                brightness.subspan(first, periods), everywhere, tile);
    for (std::size_t p = 0; p < periods; ++p)
      for (int bus = 0; bus < synth::kBuses; ++bus)
        if (wanted[bus / 2]) sum_lanes(tile[p], bus, out.bus[bus] + (first + p) * kFrames);
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
                   float sample_rate, const Workspace& workspace, const BusPointers& out) noexcept {
  HWY_DYNAMIC_DISPATCH(render_voices)(groups, brightness, sample_rate, workspace, out);
}

std::string instruction_set() { return HWY_DYNAMIC_DISPATCH(instruction_set)(); }

}  // namespace auralis::render
#endif
