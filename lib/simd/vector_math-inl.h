// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Elementary functions on SIMD vectors, as polynomials: sine of a phase, powers, tangent, tanh,
// noise. Included once per instruction set by Highway's foreach_target.

#if defined(AURALIS_SIMD_VECTOR_MATH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef AURALIS_SIMD_VECTOR_MATH_INL_H_
#undef AURALIS_SIMD_VECTOR_MATH_INL_H_
#else
#define AURALIS_SIMD_VECTOR_MATH_INL_H_
#endif

#include <hwy/highway.h>

#include "simd/sine_coefficients.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::simd::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using F = hn::CappedTag<float, 16>;
using I = hn::RebindToSigned<F>;
using U = hn::RebindToUnsigned<F>;
using VF = hn::Vec<F>;
using VI = hn::Vec<I>;
using VU = hn::Vec<U>;

HWY_INLINE VF constant(float x) { return hn::Set(F(), x); }

/// Vectors that go through a computation together, each step for all of them before the next step:
/// one alone would wait for every step's answer.
template <class V, int N>
struct Several {
  V at[N];
};

/// The step's answer for a vector, or for each of several.
template <class Step, class V, class... More>
HWY_INLINE auto each(const Step& step, V x, More... more) {
  return step(x, more...);
}
template <class Step, class V, int N, class... More>
HWY_INLINE auto each(const Step& step, const Several<V, N>& x, const More&... more) {
  Several<decltype(step(x.at[0], more.at[0]...)), N> y;
  for (int i = 0; i < N; ++i) y.at[i] = step(x.at[i], more.at[i]...);
  return y;
}

/// p x + c: a step of Horner's scheme.
template <class V>
HWY_INLINE V horner(V p, V x, float c) {
  return each([c](VF a, VF b) { return hn::MulAdd(a, b, constant(c)); }, p, x);
}

/// sin(pi b) for |b| <= 1/2; error below 6e-7.
template <class V>
HWY_INLINE V sine_of_half_turns(V b) {
  const V z = each([](VF x) { return hn::Mul(x, x); }, b);
  V p = each([](VF x) { return hn::MulAdd(constant(kSine7), x, constant(kSine5)); }, z);
  p = horner(p, z, kSine3);
  p = horner(p, z, kSine1);
  return each([](VF x, VF y) { return hn::Mul(x, y); }, p, b);
}

/// A phase in units of 2^-32 turn as -1..1.
HWY_INLINE VF half_turns_of(VU phase) {
  return hn::Mul(hn::ConvertTo(F(), hn::BitCast(I(), phase)), constant(0x1p-31F));
}

template <class Phase>
HWY_INLINE auto cosine_of_phase(Phase phase) {
  return sine_of_half_turns(
      each([](VU x) { return hn::Sub(constant(0.5F), hn::Abs(half_turns_of(x))); }, phase));
}

template <class Phase>
HWY_INLINE auto sine_of_phase(Phase phase) {
  return cosine_of_phase(each([](VU x) { return hn::Sub(x, hn::Set(U(), 0x40000000U)); }, phase));
}

/// 2^x for |x| < 126; relative error below 1e-7.
HWY_INLINE VF exp2(VF x) {
  const VF clamped = hn::Min(hn::Max(x, constant(-126)), constant(126));
  const VF whole = hn::Round(clamped);
  const VF f = hn::Sub(clamped, whole);
  VF p = constant(0.0001546144469646172F);
  p = hn::MulAdd(p, f, constant(0.0013400428177419153F));
  p = hn::MulAdd(p, f, constant(0.00961805667852609F));
  p = hn::MulAdd(p, f, constant(0.05550327226670944F));
  p = hn::MulAdd(p, f, constant(0.24022650922288827F));
  p = hn::MulAdd(p, f, constant(0.6931472067028321F));
  p = hn::MulAdd(p, f, constant(1.0F));
  const VI scale = hn::ShiftLeft<23>(hn::Add(hn::ConvertTo(I(), whole), hn::Set(I(), 127)));
  return hn::Mul(p, hn::BitCast(F(), scale));
}

/// 2^x - 1 without the loss of digits near zero; exact to a few units of the last place.
HWY_INLINE VF exp2_minus_1(VF x) {
  VF p = constant(0.00015453162939696504F);
  p = hn::MulAdd(p, x, constant(0.0013390863364625236F));
  p = hn::MulAdd(p, x, constant(0.00961808255730196F));
  p = hn::MulAdd(p, x, constant(0.05550357114219158F));
  p = hn::MulAdd(p, x, constant(0.24022650760567846F));
  p = hn::MulAdd(p, x, constant(0.6931471880262287F));
  const VF near_zero = hn::Mul(p, x);
  const auto near = hn::Le(hn::Abs(x), constant(0.5F));
  if (hn::AllTrue(F(), near)) return near_zero;
  return hn::IfThenElse(near, near_zero, hn::Sub(exp2(x), constant(1)));
}

/// log2 x for normal positive x; error below 1e-7 of the mantissa's logarithm.
HWY_INLINE VF log2(VF x) {
  // Split into 2^e * m with m in sqrt(1/2) .. sqrt(2).
  const VI bits = hn::BitCast(I(), x);
  const VI offset = hn::Sub(bits, hn::Set(I(), 0x3F3504F3));
  const VI e = hn::ShiftRight<23>(offset);
  const VF m = hn::BitCast(F(), hn::Sub(bits, hn::ShiftLeft<23>(e)));
  const VF f = hn::Sub(m, constant(1));
  VF p = constant(0.12310968463225189F);
  p = hn::MulAdd(p, f, constant(-0.20586188049551338F));
  p = hn::MulAdd(p, f, constant(0.21607822552234776F));
  p = hn::MulAdd(p, f, constant(-0.23916988140031564F));
  p = hn::MulAdd(p, f, constant(0.28790326092471513F));
  p = hn::MulAdd(p, f, constant(-0.36069326813563557F));
  p = hn::MulAdd(p, f, constant(0.48091075345941414F));
  p = hn::MulAdd(p, f, constant(-0.7213474682495518F));
  p = hn::MulAdd(p, f, constant(1.4426950035679822F));
  return hn::MulAdd(p, f, hn::ConvertTo(F(), e));
}

/// x^a for 0 <= x, zero for zero.
HWY_INLINE VF power(VF x, VF a) {
  const VF positive = hn::Max(x, constant(1e-30F));
  return hn::IfThenElseZero(hn::Gt(x, constant(0)), exp2(hn::Mul(a, log2(positive))));
}

/// tan(pi x) for 0 <= x < 1/2.
HWY_INLINE VF tangent_of_half_turns(VF x) {
  return hn::Div(sine_of_half_turns(x), sine_of_half_turns(hn::Sub(constant(0.5F), x)));
}

/// 2^x for x <= 0; relative error below 3e-6.
template <class V>
HWY_INLINE V exp2_of_negative(V x) {
  // A float this large has no room for a fraction, and x's whole part in its lowest bits.
  constexpr float kShift = 0x1.8p23F;
  const V bounded = each([](VF a) { return hn::Max(a, constant(-100)); }, x);
  const V shifted = each([](VF a) { return hn::Add(a, constant(kShift)); }, bounded);
  const V f =
      each([](VF a, VF b) { return hn::Sub(a, hn::Sub(b, constant(kShift))); }, bounded, shifted);
  V p = each(
      [](VF a) {
        return hn::MulAdd(constant(0.009570102207362652F), a, constant(0.05591786280274391F));
      },
      f);
  p = horner(p, f, 0.240247443318367F);
  p = horner(p, f, 0.6931217908859253F);
  p = horner(p, f, 0.9999992847442627F);
  return each(
      [](VF a, VF b) {
        const VI exponent = hn::ShiftLeft<23>(hn::BitCast(I(), b));
        return hn::BitCast(F(), hn::Add(hn::BitCast(I(), a), exponent));
      },
      p, shifted);
}

/// tanh(x) for x >= 0, given -2 x log2(e); error below 2e-6.
template <class V>
HWY_INLINE V tanh_of_exponent(V exponent) {
  const V e = exp2_of_negative(exponent);
  return each([](VF a) { return hn::Div(hn::Sub(constant(1), a), hn::Add(constant(1), a)); }, e);
}

/// White noise in -1..1 from a counter: the 32-bit hash that the dither uses as well.
HWY_INLINE VF noise(VU counter) {
  VU x = counter;
  x = hn::Xor(x, hn::ShiftRight<16>(x));
  x = hn::Mul(x, hn::Set(U(), 0x21F0AAADU));
  x = hn::Xor(x, hn::ShiftRight<15>(x));
  x = hn::Mul(x, hn::Set(U(), 0x735A2D97U));
  x = hn::Xor(x, hn::ShiftRight<15>(x));
  return hn::Mul(hn::ConvertTo(F(), hn::BitCast(I(), x)), constant(0x1p-31F));
}

}  // namespace auralis::simd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
