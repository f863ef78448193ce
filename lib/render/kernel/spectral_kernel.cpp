// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/kernel/spectral_kernel.h"

#include <algorithm>
#include <cstddef>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "render/kernel/spectral_kernel.cpp"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace auralis::render::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using F = hn::CappedTag<float, 16>;
using VF = hn::Vec<F>;

/// How many vectors of bins ahead memory is asked for, where a vector takes long and where not.
constexpr std::ptrdiff_t kAhead = 2, kFarAhead = 16;

int spectral_lanes() { return static_cast<int>(hn::Lanes(F())); }

struct Bins {
  VF re, im;
};

HWY_INLINE Bins load(const float* at) {
  return {hn::Load(F(), at), hn::Load(F(), at + hn::Lanes(F()))};
}

HWY_INLINE void add_product(Bins& sum, const Bins& a, const Bins& b) {
  sum.re = hn::NegMulAdd(a.im, b.im, hn::MulAdd(a.re, b.re, sum.re));
  sum.im = hn::MulAdd(a.im, b.re, hn::MulAdd(a.re, b.im, sum.im));
}

void store_spectrum(Spectrum from, int size, int place, int count, float* spectra) {
  const F f;
  const int lanes = spectral_lanes();
  float* to = spectra + std::ptrdiff_t{2} * lanes * place;
  for (int bin = 0; bin < size; bin += lanes, to += std::ptrdiff_t{2} * lanes * count) {
    hn::Store(hn::Load(f, from.re + bin), f, to);
    hn::Store(hn::Load(f, from.im + bin), f, to + lanes);
  }
}

/// The inputs of a vector of bins, from the newest back: round the ring. What is loaded brings what
/// lies `ahead` of it closer: the hardware foresees no ring.
struct Inputs {
  const float* begin;
  std::ptrdiff_t length, at, ahead;

  HWY_INLINE Bins next(std::ptrdiff_t step) {
    const float* const now = begin + at;
    hwy::Prefetch(now + ahead);
    at += step;
    if (at == length) at = 0;
    return load(now);
  }
};

void begin_sums(const SpectralProduct& product, int first, int last,
                const Spectrum (&sums)[kBlocksAtOnce]) {
  const F f;
  const auto lanes = static_cast<std::ptrdiff_t>(hn::Lanes(f)), step = 2 * lanes;
  const std::ptrdiff_t stride = step * product.count;
  const int whole = product.count - kBlocksAtOnce + 1;  // inputs that reach all the sums
  for (int vector = first; vector < last; ++vector) {
    Bins sum[kBlocksAtOnce];
    for (Bins& bins : sum) bins = {hn::Zero(f), hn::Zero(f)};
    Inputs inputs{product.inputs + stride * vector, stride, step * product.newest, kAhead * stride};
    const float* response = product.response + stride * vector;
    int input = 0;
    for (; input < whole; ++input, response += step) {
      const Bins now = inputs.next(step);
      hwy::Prefetch(response + kAhead * stride);
      for (int j = 0; j < kBlocksAtOnce; ++j) add_product(sum[j], now, load(response + j * step));
    }
    for (; input < product.count; ++input, response += step) {
      const Bins now = inputs.next(step);
      for (int j = 0; j < kBlocksAtOnce; ++j)
        if (input + j < product.count) add_product(sum[j], now, load(response + j * step));
    }
    for (int j = 0; j < kBlocksAtOnce; ++j) {
      hn::Store(sum[j].re, f, sums[j].re + lanes * vector);
      hn::Store(sum[j].im, f, sums[j].im + lanes * vector);
    }
  }
}

void finish_sum(const SpectralProduct& product, int first, int last, int blocks, Spectrum sum) {
  const F f;
  const auto lanes = static_cast<std::ptrdiff_t>(hn::Lanes(f)), step = 2 * lanes;
  const std::ptrdiff_t stride = step * product.count;
  const int missing = std::min(blocks, product.count);
  for (int vector = first; vector < last; ++vector) {
    float* const re = sum.re + lanes * vector;
    float* const im = sum.im + lanes * vector;
    Bins bins{hn::Load(f, re), hn::Load(f, im)};
    Inputs inputs{product.inputs + stride * vector, stride, step * product.newest,
                  kFarAhead * stride};
    const float* response = product.response + stride * vector;
    for (int input = 0; input < missing; ++input, response += step) {
      hwy::Prefetch(response + kFarAhead * stride);
      add_product(bins, inputs.next(step), load(response));
    }
    hn::Store(bins.re, f, re);
    hn::Store(bins.im, f, im);
  }
}

}  // namespace auralis::render::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace auralis::render {

HWY_EXPORT(spectral_lanes);
HWY_EXPORT(store_spectrum);
HWY_EXPORT(begin_sums);
HWY_EXPORT(finish_sum);

int spectral_lanes() noexcept { return HWY_DYNAMIC_DISPATCH(spectral_lanes)(); }

void store_spectrum(Spectrum from, int size, int place, int count, float* spectra) noexcept {
  HWY_DYNAMIC_DISPATCH(store_spectrum)(from, size, place, count, spectra);
}

void begin_sums(const SpectralProduct& product, int first, int last,
                const Spectrum (&sums)[kBlocksAtOnce]) noexcept {
  HWY_DYNAMIC_DISPATCH(begin_sums)(product, first, last, sums);
}

void finish_sum(const SpectralProduct& product, int first, int last, int blocks,
                Spectrum sum) noexcept {
  HWY_DYNAMIC_DISPATCH(finish_sum)(product, first, last, blocks, sum);
}

}  // namespace auralis::render
#endif
