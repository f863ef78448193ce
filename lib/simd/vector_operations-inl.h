// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The vocabulary of the arithmetic texts (*.inl) on Highway's vectors, lanes side by side.
// scalar_operations.h has the same words for one number at a time.
// Included once per instruction set by Highway's foreach_target.

#if defined(AURALIS_SIMD_VECTOR_OPERATIONS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef AURALIS_SIMD_VECTOR_OPERATIONS_INL_H_
#undef AURALIS_SIMD_VECTOR_OPERATIONS_INL_H_
#else
#define AURALIS_SIMD_VECTOR_OPERATIONS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace auralis::simd::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using F = hn::CappedTag<float, 16>;
using I = hn::RebindToSigned<F>;
using U = hn::RebindToUnsigned<F>;

/// One number a lane: reals, signed integers, words of 32 bits. The operators + - * / & ^ and
/// comparisons work on all; words wrap.
template <class T>
using Value = hn::Vec<hn::Rebind<T, F>>;
using Real = Value<float>;
using Integer = Value<std::int32_t>;
using Word = Value<std::uint32_t>;
/// The answer of a comparison of reals.
using Mask = hn::Mask<F>;

/// Numbers that a computation with a long chain of steps goes through together: enough to wait for
/// none of them, though some leave the registers for the stack.
inline constexpr int kTogether = 2;

HWY_INLINE int lane_count() { return static_cast<int>(hn::Lanes(F())); }

HWY_INLINE Real constant(float x) { return hn::Set(F(), x); }
HWY_INLINE Integer integer(std::int32_t x) { return hn::Set(I(), x); }
HWY_INLINE Word word(std::uint32_t x) { return hn::Set(U(), x); }

/// From memory aligned to the vector.
HWY_INLINE Real load(const float* x) { return hn::Load(F(), x); }
HWY_INLINE Integer load(const std::int32_t* x) { return hn::Load(I(), x); }
/// Words may be those of reals.
HWY_INLINE Word load(const std::uint32_t* x) { return hn::Load(U(), x); }
HWY_INLINE void store(Real x, float* to) { hn::Store(x, F(), to); }
HWY_INLINE void store(Word x, std::uint32_t* to) { hn::Store(x, U(), to); }

/// a b + c and c - a b, rounded once where the instruction set can.
HWY_INLINE Real multiply_add(Real a, Real b, Real c) { return hn::MulAdd(a, b, c); }
HWY_INLINE Real negated_multiply_add(Real a, Real b, Real c) { return hn::NegMulAdd(a, b, c); }

HWY_INLINE Real least(Real a, Real b) { return hn::Min(a, b); }
HWY_INLINE Real most(Real a, Real b) { return hn::Max(a, b); }
HWY_INLINE Integer most(Integer a, Integer b) { return hn::Max(a, b); }
HWY_INLINE Real magnitude(Real x) { return hn::Abs(x); }
HWY_INLINE Real negated(Real x) { return hn::Neg(x); }
/// |x| with the sign bit of `sign`.
HWY_INLINE Real with_sign(Real x, Real sign) { return hn::CopySign(x, sign); }

/// To the nearest integer, of two the even one.
HWY_INLINE Real rounded(Real x) { return hn::Round(x); }
HWY_INLINE Integer nearest_integer(Real x) { return hn::NearestInt(x); }
/// Of a whole number.
HWY_INLINE Integer to_integer(Real x) { return hn::ConvertTo(I(), x); }
HWY_INLINE Real to_real(Integer x) { return hn::ConvertTo(F(), x); }

/// The same bits.
HWY_INLINE Integer as_integer(Word x) { return hn::BitCast(I(), x); }
HWY_INLINE Integer as_integer(Real x) { return hn::BitCast(I(), x); }
HWY_INLINE Word as_word(Integer x) { return hn::BitCast(U(), x); }
HWY_INLINE Real as_real(Integer x) { return hn::BitCast(F(), x); }
HWY_INLINE Real as_real(Word x) { return hn::BitCast(F(), x); }

/// To the right, an integer's sign goes on.
template <int kBits, class V>
HWY_INLINE V shift_left(V x) {
  return hn::ShiftLeft<kBits>(x);
}
template <int kBits, class V>
HWY_INLINE V shift_right(V x) {
  return hn::ShiftRight<kBits>(x);
}

HWY_INLINE Mask either(Mask a, Mask b) { return hn::Or(a, b); }
HWY_INLINE bool all(Mask mask) { return hn::AllTrue(F(), mask); }
HWY_INLINE Mask negative(Integer x) { return hn::RebindMask(F(), hn::Lt(x, hn::Zero(I()))); }
HWY_INLINE Real select(Mask mask, Real yes, Real no) { return hn::IfThenElse(mask, yes, no); }
HWY_INLINE Real select_or_zero(Mask mask, Real yes) { return hn::IfThenElseZero(mask, yes); }
HWY_INLINE Word select_or_zero(Mask mask, Word yes) {
  return hn::IfThenElseZero(hn::RebindMask(U(), mask), yes);
}

}  // namespace auralis::simd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
