// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/kernel/voice_kernel.h"

#include <algorithm>
#include <array>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "render/kernel/voice_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "render/kernel/voice-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::render::HWY_NAMESPACE {

/// A sink of frames: voices -> pan -> dry buses, and the buses that some lane sends to.
class Mix {
 public:
  Mix(const VoiceLanes& v, int at, PeriodSums& sums) : features_(v.features), at_(at), sums_(sums) {
    const Real left = load(v.voice.left.at + at), right = load(v.voice.right.at + at);
    const Lanes<float>* const sends[] = {&v.voice.reverb, &v.voice.delay, &v.voice.chorus};
    left_[0] = left;
    right_[0] = right;
    for (int i = 0; i < 3; ++i) {
      const Real send = load(sends[i]->at + at);
      left_[i + 1] = left * send;
      right_[i + 1] = right * send;
    }
  }

  HWY_INLINE void operator()(int k, Real y) const {
    add_pair<0>(k, y);
    if ((features_ & synth::kUsesReverb) != 0) add_pair<1>(k, y);
    if ((features_ & synth::kUsesDelay) != 0) add_pair<2>(k, y);
    if ((features_ & synth::kUsesChorus) != 0) add_pair<3>(k, y);
  }

 private:
  template <int kPair>
  HWY_INLINE void add_pair(int k, Real y) const {
    float* const left = sums_.lanes[kPair][k][0] + at_;
    float* const right = sums_.lanes[kPair][k][1] + at_;
    store(multiply_add(y, left_[kPair], load(left)), left);
    store(multiply_add(y, right_[kPair], load(right)), right);
  }

  std::uint32_t features_;
  int at_;
  PeriodSums& sums_;
  Real left_[kBusPairs], right_[kBusPairs];
};

/// One period of one vector of voices.
void add_voices(VoiceLanes& v, int at, int p, float brightness, const Limits& limits,
                PeriodSums& sums) {
  State s = load_state(v.state, at);
  voice_period(v, at, v.features, p, brightness, limits, s, Mix(v, at, sums));
  store_state(s, v.state, at);
}

/// A batch of groups over the periods of a tile, of which the span's period `first` is the first.
void add_batch(std::span<VoiceLanes* const> batch, int first, std::span<const float> brightness,
               const Limits& limits, std::span<PeriodSums> tile) {
  for (std::size_t p = 0; p < brightness.size(); ++p)
    for (VoiceLanes* group : batch)
      for (int at = 0; at < kLanes; at += lane_count())
        add_voices(*group, at, first + static_cast<int>(p), brightness[p], limits, tile[p]);
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
  std::uint32_t features = 0;
  for (const VoiceLanes* group : groups) features |= group->features;
  return {!groups.empty(), (features & synth::kUsesReverb) != 0,
          (features & synth::kUsesDelay) != 0, (features & synth::kUsesChorus) != 0};
}

void render_voices(std::span<VoiceLanes* const> groups, std::span<const float> brightness,
                   float sample_rate, const Workspace& workspace, const BusPointers& out) {
  const Limits limits = limits_at(sample_rate);
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
                brightness.subspan(first, periods), limits, tile);
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
