// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The vocabulary of the arithmetic texts (*.inl) for one number at a time: what a thread of a GPU
// does. Where the CPU's vectors round a multiply-add once, both give the same bits.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

#include "base/host_device.h"

namespace auralis::simd::scalar {

template <class T>
using Value = T;
using Real = float;
using Integer = std::int32_t;
using Word = std::uint32_t;
using Mask = bool;

inline constexpr int kTogether = 2;

AURALIS_HOST_DEVICE int lane_count() { return 1; }

AURALIS_HOST_DEVICE Real constant(float x) { return x; }
AURALIS_HOST_DEVICE Integer integer(std::int32_t x) { return x; }
AURALIS_HOST_DEVICE Word word(std::uint32_t x) { return x; }

AURALIS_HOST_DEVICE Real load(const float* x) { return *x; }
AURALIS_HOST_DEVICE Integer load(const std::int32_t* x) { return *x; }
/// Words may be those of reals.
AURALIS_HOST_DEVICE Word load(const std::uint32_t* x) {
  Word word;
  memcpy(&word, x, sizeof word);
  return word;
}
AURALIS_HOST_DEVICE void store(Real x, float* to) { *to = x; }
AURALIS_HOST_DEVICE void store(Word x, std::uint32_t* to) { memcpy(to, &x, sizeof x); }

AURALIS_HOST_DEVICE Real multiply_add(Real a, Real b, Real c) { return fmaf(a, b, c); }
AURALIS_HOST_DEVICE Real negated_multiply_add(Real a, Real b, Real c) { return fmaf(-a, b, c); }

AURALIS_HOST_DEVICE Real least(Real a, Real b) { return a < b ? a : b; }
AURALIS_HOST_DEVICE Real most(Real a, Real b) { return a > b ? a : b; }
AURALIS_HOST_DEVICE Integer most(Integer a, Integer b) { return a > b ? a : b; }
AURALIS_HOST_DEVICE Real magnitude(Real x) { return fabsf(x); }
AURALIS_HOST_DEVICE Real negated(Real x) { return -x; }
AURALIS_HOST_DEVICE Real with_sign(Real x, Real sign) { return copysignf(x, sign); }

AURALIS_HOST_DEVICE Real rounded(Real x) { return rintf(x); }
AURALIS_HOST_DEVICE Integer to_integer(Real x) { return static_cast<Integer>(x); }
/// At most the largest integer.
AURALIS_HOST_DEVICE Integer nearest_integer(Real x) {
  return x >= 0x1p31F ? INT32_MAX : x < -0x1p31F ? INT32_MIN : static_cast<Integer>(rintf(x));
}
AURALIS_HOST_DEVICE Real to_real(Integer x) { return static_cast<Real>(x); }

AURALIS_HOST_DEVICE Integer as_integer(Word x) { return static_cast<Integer>(x); }
AURALIS_HOST_DEVICE Integer as_integer(Real x) {
  Integer bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}
AURALIS_HOST_DEVICE Word as_word(Integer x) { return static_cast<Word>(x); }
AURALIS_HOST_DEVICE Real as_real(Integer x) {
  Real real;
  memcpy(&real, &x, sizeof real);
  return real;
}
AURALIS_HOST_DEVICE Real as_real(Word x) { return as_real(as_integer(x)); }

template <int kBits, class T>
AURALIS_HOST_DEVICE T shift_left(T x) {
  return static_cast<T>(static_cast<Word>(x) << kBits);
}
template <int kBits, class T>
AURALIS_HOST_DEVICE T shift_right(T x) {
  return x >> kBits;
}

AURALIS_HOST_DEVICE Mask either(Mask a, Mask b) { return a || b; }
AURALIS_HOST_DEVICE bool all(Mask mask) { return mask; }
AURALIS_HOST_DEVICE Mask negative(Integer x) { return x < 0; }
AURALIS_HOST_DEVICE Real select(Mask mask, Real yes, Real no) { return mask ? yes : no; }
AURALIS_HOST_DEVICE Real select_or_zero(Mask mask, Real yes) { return mask ? yes : 0; }
AURALIS_HOST_DEVICE Word select_or_zero(Mask mask, Word yes) { return mask ? yes : 0; }

}  // namespace auralis::simd::scalar
