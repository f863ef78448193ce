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

/// The pairs of buses that voices of these features are sent to, a bit each.
unsigned pairs_of(std::uint32_t features) {
  const auto bit = [features](synth::Feature feature, unsigned pair) {
    return (features & feature) != 0 ? 1U << pair : 0U;
  };
  return 1U | bit(synth::kUsesReverb, 1) | bit(synth::kUsesDelay, 2) | bit(synth::kUsesChorus, 3);
}

/// A sink of frames: voices -> pan -> dry buses, and the buses that some lane sends to. The first
/// group of a period begins the sums, the others add to them.
template <bool kFirst>
class Mix {
 public:
  Mix(const VoiceLanes& v, int at, PeriodSums& sums)
      : pairs_(pairs_of(v.features)), at_(at), sums_(sums) {
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
    put_pair<0>(k, y);
    if ((pairs_ & 2U) != 0) put_pair<1>(k, y);
    if ((pairs_ & 4U) != 0) put_pair<2>(k, y);
    if ((pairs_ & 8U) != 0) put_pair<3>(k, y);
  }

 private:
  template <int kPair>
  HWY_INLINE void put_pair(int k, Real y) const {
    put(y, left_[kPair], sums_.lanes[kPair][k][0] + at_);
    put(y, right_[kPair], sums_.lanes[kPair][k][1] + at_);
  }
  static HWY_INLINE void put(Real y, Real gain, float* sum) {
    store(kFirst ? y * gain : multiply_add(y, gain, load(sum)), sum);
  }

  unsigned pairs_;
  int at_;
  PeriodSums& sums_;
  Real left_[kBusPairs], right_[kBusPairs];
};

/// One period of a group.
template <bool kFirst>
void add_group(VoiceLanes& v, int p, const Brightness& brightness, const Limits& limits,
               PeriodSums& sums) {
  for (int at = 0; at < kLanes; at += lane_count()) {
    State s = load_state(v.state, at);
    voice_period(v, at, v.features, p, brightness, limits, s, Mix<kFirst>(v, at, sums));
    store_state(s, v.state, at);
  }
}

/// The groups of a span and the pairs of buses that some of them send to.
struct SoundingGroups {
  std::span<VoiceLanes* const> groups;
  unsigned pairs = 0;

  explicit SoundingGroups(std::span<VoiceLanes* const> all) : groups(all) {
    for (const VoiceLanes* group : groups) pairs |= pairs_of(group->features);
  }
};

/// The groups from g on, a batch of them, over the periods of a tile, of which the span's period
/// `first` is the first.
void add_batch(const SoundingGroups& sounding, std::size_t g, std::size_t batch, int first,
               std::span<const float> brightness, const Limits& limits,
               std::span<PeriodSums> tile) {
  const auto groups = sounding.groups.subspan(g, std::min(batch, sounding.groups.size() - g));
  for (std::size_t p = 0; p + 1 < brightness.size(); ++p) {
    const Brightness bright{brightness[p], brightness[p + 1]};
    const int period = first + static_cast<int>(p);
    const bool begins = g == 0;
    if (begins) {
      const unsigned left_out = sounding.pairs & ~pairs_of(groups[0]->features);
      for (int pair = 0; pair < kBusPairs; ++pair)
        if ((left_out >> pair & 1U) != 0)
          std::memset(tile[p].lanes[pair], 0, sizeof tile[p].lanes[pair]);
      add_group<true>(*groups[0], period, bright, limits, tile[p]);
    }
    for (VoiceLanes* group : groups.subspan(begins ? 1 : 0))
      add_group<false>(*group, period, bright, limits, tile[p]);
  }
}

/// Four frames of sixteen lanes -> their sums, the lanes pairwise, in one order on every machine:
/// i and i + 8, i and i + 4, i and i + 2, then the last two.
#if HWY_TARGET == HWY_SCALAR
HWY_INLINE void sum_four(const float (*frames)[2][kLanes], int side, float* out) {
  for (int k = 0; k < 4; ++k) {
    float sums[kLanes];
    std::copy_n(frames[k][side], kLanes, sums);
    for (int apart = kLanes / 2; apart > 0; apart /= 2)
      for (int i = 0; i < apart; ++i) sums[i] += sums[i + apart];
    out[k] = sums[0];
  }
}
#else
using Block = hn::FixedTag<float, 4>;
using Four = hn::Vec<Block>;

HWY_INLINE Four quarter_sum(const float* lanes) {
  const Block b;
  const Four even = hn::Add(hn::Load(b, lanes), hn::Load(b, lanes + 8));
  return hn::Add(even, hn::Add(hn::Load(b, lanes + 4), hn::Load(b, lanes + 12)));
}

/// Two sums each of two frames.
HWY_INLINE Four pair_sums(Four a, Four b) {
  const hn::Repartition<std::uint64_t, Block> halves;
  const auto x = hn::BitCast(halves, a), y = hn::BitCast(halves, b);
  return hn::Add(hn::BitCast(Block(), hn::InterleaveLower(halves, x, y)),
                 hn::BitCast(Block(), hn::InterleaveUpper(halves, x, y)));
}

HWY_INLINE void sum_four(const float (*frames)[2][kLanes], int side, float* out) {
  const Block b;
  const Four low = pair_sums(quarter_sum(frames[0][side]), quarter_sum(frames[1][side]));
  const Four high = pair_sums(quarter_sum(frames[2][side]), quarter_sum(frames[3][side]));
  hn::StoreU(hn::Add(hn::ConcatEven(b, high, low), hn::ConcatOdd(b, high, low)), b, out);
}
#endif

HWY_INLINE void sum_lanes(const PeriodSums& sums, int bus, float* HWY_RESTRICT out) {
  for (int k = 0; k < kFrames; k += 4) sum_four(sums.lanes[bus / 2] + k, bus % 2, out + k);
}

void render_voices(std::span<VoiceLanes* const> groups, std::span<const float> brightness,
                   float sample_rate, const Workspace& workspace, const BusPointers& out) {
  const Limits limits = limits_at(sample_rate);
  const SoundingGroups sounding(groups);
  const std::size_t all = brightness.size() - 1;
  const auto is_silent = [&](int bus) { return (sounding.pairs >> (bus / 2) & 1U) == 0; };
  for (int bus = 0; bus < synth::kBuses; ++bus)
    if (is_silent(bus)) std::memset(out.bus[bus], 0, all * kFrames * sizeof(float));
  const auto [tile, batch] = workspace;
  for (std::size_t first = 0; first < all && !groups.empty(); first += tile.size()) {
    const std::size_t periods = std::min(tile.size(), all - first);
    for (std::size_t g = 0; g < groups.size(); g += batch)
      add_batch(sounding, g, batch, static_cast<int>(first), brightness.subspan(first, periods + 1),
                limits, tile);
    for (std::size_t p = 0; p < periods; ++p)
      for (int bus = 0; bus < synth::kBuses; ++bus)
        if (!is_silent(bus)) sum_lanes(tile[p], bus, out.bus[bus] + (first + p) * kFrames);
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
