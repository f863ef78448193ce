// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/kernel/true_peak_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "synth/kernel/true_peak_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace auralis::synth::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Wide = hn::CappedTag<float, 16>;
using One = hn::CappedTag<float, 1>;  // what is left of a stretch

Extent extent_of(const float* samples, std::size_t count) {
  const Wide f;
  const std::size_t lanes = hn::Lanes(f);
  auto largest = hn::Zero(f), bend = hn::Zero(f);
  const auto look_at = [&](const float* at) HWY_ATTR {
    const auto now = hn::LoadU(f, at), before = hn::LoadU(f, at - 1), first = hn::LoadU(f, at - 2);
    largest = hn::Max(largest, hn::Max(hn::Abs(now), hn::Abs(first)));
    bend = hn::Max(bend, hn::Abs(hn::Sub(hn::Sub(now, before), hn::Sub(before, first))));
  };
  for (std::size_t i = 0; i + lanes < count; i += lanes) look_at(samples + i);
  look_at(samples + count - lanes);  // some of them for the second time
  return {hn::GetLane(hn::MaxOfLanes(f, largest)), hn::GetLane(hn::MaxOfLanes(f, bend))};
}

/// Several vectors at once: one alone would wait for every sum.
template <int kVectors, class F>
HWY_INLINE void raise_at(F f, const PeakTaps& taps, const float* history, float* peaks) {
  const std::size_t lanes = hn::Lanes(f);
  hn::Vec<F> sums[3][kVectors];
  for (auto& phase : sums)
    for (auto& sum : phase) sum = hn::Zero(f);
  for (std::size_t k = 0; k < kPeakTaps; ++k) {
    for (int v = 0; v < kVectors; ++v) {
      const auto sample = hn::LoadU(f, history + k + static_cast<std::size_t>(v) * lanes);
      for (std::size_t phase = 0; phase < 3; ++phase)
        sums[phase][v] = hn::Add(sums[phase][v], hn::Mul(hn::Set(f, taps[phase][k]), sample));
    }
  }
  for (int v = 0; v < kVectors; ++v, peaks += lanes, history += lanes) {
    auto peak = hn::Max(hn::LoadU(f, peaks), hn::Abs(hn::LoadU(f, history + kPeakTaps / 2 - 1)));
    for (std::size_t phase = 0; phase < 3; ++phase) peak = hn::Max(peak, hn::Abs(sums[phase][v]));
    hn::StoreU(peak, f, peaks);
  }
}

void raise_peaks(const PeakTaps& taps, const float* history, float* peaks, std::size_t count) {
  const Wide f;
  const std::size_t lanes = hn::Lanes(f);
  std::size_t i = 0;
  for (; i + 2 * lanes <= count; i += 2 * lanes) raise_at<2>(f, taps, history + i, peaks + i);
  for (; i + lanes <= count; i += lanes) raise_at<1>(f, taps, history + i, peaks + i);
  for (; i < count; ++i) raise_at<1>(One(), taps, history + i, peaks + i);
}

}  // namespace auralis::synth::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace auralis::synth {

HWY_EXPORT(extent_of);
HWY_EXPORT(raise_peaks);

Extent extent_of(const float* samples, std::size_t count) noexcept {
  return HWY_DYNAMIC_DISPATCH(extent_of)(samples, count);
}

void raise_peaks(const PeakTaps& taps, const float* history, float* peaks,
                 std::size_t count) noexcept {
  HWY_DYNAMIC_DISPATCH(raise_peaks)(taps, history, peaks, count);
}

}  // namespace auralis::synth
#endif
