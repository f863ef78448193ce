// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "pcm/kernel/quantize_kernel.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "pcm/kernel/quantize_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "simd/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::pcm::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
namespace vec = simd::HWY_NAMESPACE;

/// Triangular noise in -1..1: the difference of two uniform numbers of 16 bits.
HWY_INLINE vec::Real dither(vec::Word position) {
  const vec::Word word = vec::hash(position);
  const vec::Integer low = vec::as_integer(word & vec::word(0xFFFFU));
  const vec::Integer high = vec::as_integer(vec::shift_right<16>(word));
  return vec::to_real(low - high) * vec::constant(0x1p-16F);
}

HWY_INLINE void quantize_at(const float* samples, const Scale& scale, std::uint32_t first,
                            std::uint32_t step, std::int32_t* numbers) {
  const vec::Real sample = hn::LoadU(vec::F(), samples);
  vec::Real scaled = sample * vec::constant(scale.full);
  if (scale.dither != 0)
    scaled = scaled + dither(vec::word(first) + hn::Iota(vec::U(), 0) * vec::word(step));
  const vec::Real bounded =
      vec::least(vec::most(scaled, vec::constant(-scale.full)), vec::constant(scale.top));
  const vec::Real silent = vec::select_or_zero(hn::Eq(sample, sample), bounded);
  hn::StoreU(vec::nearest_integer(silent), vec::I(), numbers);
}

void quantize(const float* samples, std::size_t count, const Scale& scale, std::uint32_t first,
              std::uint32_t step, std::int32_t* numbers) {
  const auto lanes = static_cast<std::size_t>(vec::lane_count());
  const std::uint32_t stride = step * static_cast<std::uint32_t>(lanes);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes, first += stride)
    quantize_at(samples + i, scale, first, step, numbers + i);
  if (i == count) return;
  // What is left fills no vector.
  float rest[hn::MaxLanes(vec::F())] = {};
  std::int32_t quantized[hn::MaxLanes(vec::F())];
  std::copy(samples + i, samples + count, rest);
  quantize_at(rest, scale, first, step, quantized);
  std::copy_n(quantized, count - i, numbers + i);
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
