// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "pcm/kernel/quantize_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "pcm/kernel/quantize_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace auralis::pcm::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Wide = hn::CappedTag<float, 16>;
using One = hn::CappedTag<float, 1>;  // what is left of a stretch

/// A hash of 32 bits with low bias (C. Wellons, "Prospecting for hash functions", 2018).
template <class U, class VU = hn::Vec<U>>
HWY_INLINE VU hash(U u, VU x) {
  x = hn::Xor(x, hn::ShiftRight<16>(x));
  x = hn::Mul(x, hn::Set(u, 0x21F0AAADU));
  x = hn::Xor(x, hn::ShiftRight<15>(x));
  x = hn::Mul(x, hn::Set(u, 0x735A2D97U));
  return hn::Xor(x, hn::ShiftRight<15>(x));
}

/// Triangular noise in -1..1: the difference of two uniform numbers of 16 bits.
template <class F, class VU>
HWY_INLINE hn::Vec<F> dither(F f, VU position) {
  const hn::RebindToUnsigned<F> u;
  const hn::RebindToSigned<F> i;
  const VU word = hash(u, position);
  const auto low = hn::BitCast(i, hn::And(word, hn::Set(u, 0xFFFFU)));
  const auto high = hn::BitCast(i, hn::ShiftRight<16>(word));
  return hn::Mul(hn::ConvertTo(f, hn::Sub(low, high)), hn::Set(f, 0x1p-16F));
}

template <class F>
HWY_INLINE void quantize_at(F f, const float* samples, const Scale& scale, std::uint32_t first,
                            std::uint32_t step, std::int32_t* numbers) {
  const hn::RebindToUnsigned<F> u;
  const hn::RebindToSigned<F> i;
  const auto sample = hn::LoadU(f, samples);
  auto scaled = hn::Mul(sample, hn::Set(f, scale.full));
  if (scale.dither != 0) {
    const auto position = hn::Add(hn::Set(u, first), hn::Mul(hn::Iota(u, 0), hn::Set(u, step)));
    scaled = hn::Add(scaled, dither(f, position));
  }
  const auto bounded = hn::Min(hn::Max(scaled, hn::Set(f, -scale.full)), hn::Set(f, scale.top));
  const auto silent = hn::IfThenElseZero(hn::Eq(sample, sample), bounded);
  hn::StoreU(hn::NearestInt(silent), i, numbers);
}

void quantize(const float* samples, std::size_t count, const Scale& scale, std::uint32_t first,
              std::uint32_t step, std::int32_t* numbers) {
  const Wide f;
  const auto lanes = static_cast<std::uint32_t>(hn::Lanes(f));
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes, first += step * lanes)
    quantize_at(f, samples + i, scale, first, step, numbers + i);
  for (; i < count; ++i, first += step)
    quantize_at(One(), samples + i, scale, first, step, numbers + i);
}

}  // namespace auralis::pcm::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace auralis::pcm {

HWY_EXPORT(quantize);

void quantize(const float* samples, std::size_t count, const Scale& scale, std::uint32_t first,
              std::uint32_t step, std::int32_t* numbers) noexcept {
  HWY_DYNAMIC_DISPATCH(quantize)(samples, count, scale, first, step, numbers);
}

}  // namespace auralis::pcm
#endif
