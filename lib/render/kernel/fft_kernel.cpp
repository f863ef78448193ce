// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/kernel/fft_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "render/kernel/fft_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace auralis::render::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using F = hn::CappedTag<float, 16>;
using VF = hn::Vec<F>;

HWY_INLINE int lanes() { return static_cast<int>(hn::Lanes(F())); }

struct Complex {
  VF re, im;
};

HWY_INLINE Complex operator+(Complex a, Complex b) {
  return {hn::Add(a.re, b.re), hn::Add(a.im, b.im)};
}
HWY_INLINE Complex operator-(Complex a, Complex b) {
  return {hn::Sub(a.re, b.re), hn::Sub(a.im, b.im)};
}
HWY_INLINE Complex operator*(Complex a, Complex b) {
  return {hn::NegMulAdd(a.im, b.im, hn::Mul(a.re, b.re)),
          hn::MulAdd(a.re, b.im, hn::Mul(a.im, b.re))};
}
HWY_INLINE Complex conjugate(Complex a) { return {a.re, hn::Neg(a.im)}; }
/// a + i b and a - i b
HWY_INLINE Complex plus_i(Complex a, Complex b) {
  return {hn::Sub(a.re, b.im), hn::Add(a.im, b.re)};
}
HWY_INLINE Complex minus_i(Complex a, Complex b) {
  return {hn::Add(a.re, b.im), hn::Sub(a.im, b.re)};
}

/// Rows of one vector each.
struct Rows {
  float* re;
  float* im;

  HWY_INLINE Complex get(int row) const {
    return {hn::Load(F(), re + row * lanes()), hn::Load(F(), im + row * lanes())};
  }
  HWY_INLINE void set(int row, Complex x) const {
    hn::Store(x.re, F(), re + row * lanes());
    hn::Store(x.im, F(), im + row * lanes());
  }
};

HWY_INLINE Complex factor(const float* factors) {
  return {hn::Set(F(), factors[0]), hn::Set(F(), factors[1])};
}

HWY_INLINE void forward_butterfly(const Rows& x, int at, int step, const float* factors) {
  const Complex a = x.get(at), b = x.get(at + step);
  const Complex c = x.get(at + 2 * step), d = x.get(at + 3 * step);
  const Complex ac = a + c, bd = b + d, a_c = a - c, b_d = b - d;
  x.set(at, ac + bd);
  x.set(at + step, minus_i(a_c, b_d) * factor(factors));
  x.set(at + 2 * step, (ac - bd) * factor(factors + 2));
  x.set(at + 3 * step, plus_i(a_c, b_d) * factor(factors + 4));
}

HWY_INLINE void inverse_butterfly(const Rows& x, int at, int step, const float* factors) {
  const Complex a = x.get(at);
  const Complex b = x.get(at + step) * conjugate(factor(factors));
  const Complex c = x.get(at + 2 * step) * conjugate(factor(factors + 2));
  const Complex d = x.get(at + 3 * step) * conjugate(factor(factors + 4));
  const Complex ac = a + c, bd = b + d, a_c = a - c, b_d = b - d;
  x.set(at, ac + bd);
  x.set(at + step, plus_i(a_c, b_d));
  x.set(at + 2 * step, ac - bd);
  x.set(at + 3 * step, minus_i(a_c, b_d));
}

/// The last stage of a size that is no power of four; it is its own inverse.
HWY_INLINE void pair_rows(const Rows& x, int size) {
  for (int at = 0; at < size; at += 2) {
    const Complex a = x.get(at), b = x.get(at + 1);
    x.set(at, a + b);
    x.set(at + 1, a - b);
  }
}

HWY_INLINE void forward_rows(const Rows& x, const Fft::Stages& stages) {
  const float* factors = stages.factors.data();
  int block = stages.size;
  for (; block >= 4; block /= 4) {
    const int step = block / 4;
    for (int base = 0; base < stages.size; base += block)
      for (int m = 0; m < step; ++m) forward_butterfly(x, base + m, step, factors + 6 * m);
    factors += 6 * step;
  }
  if (block == 2) pair_rows(x, stages.size);
}

HWY_INLINE void inverse_rows(const Rows& x, const Fft::Stages& stages) {
  int block = stages.size;
  while (block >= 4) block /= 4;
  if (block == 2) pair_rows(x, stages.size);
  const float* factors = stages.factors.data() + stages.factors.size();
  for (block *= 4; block <= stages.size; block *= 4) {
    const int step = block / 4;
    factors -= 6 * step;
    for (int base = 0; base < stages.size; base += block)
      for (int m = 0; m < step; ++m) inverse_butterfly(x, base + m, step, factors + 6 * m);
  }
}

/// Transposes a square of lanes() rows.
HWY_INLINE void transpose(const float* HWY_RESTRICT from, float* HWY_RESTRICT to) {
  constexpr int kMost = static_cast<int>(hn::MaxLanes(F()));
  const int n = lanes();
  for (int i = 0; i < kMost && i < n; ++i)
    for (int j = 0; j < kMost && j < n; ++j) to[i * n + j] = from[j * n + i];
}

/// The squares of lanes() rows, one after the other, through a buffer on the stack.
struct Tile {
  alignas(64) float re[16 * 16];
  alignas(64) float im[16 * 16];
  [[nodiscard]] Rows rows() { return {re, im}; }
};

void fft_forward(const FftTables& t, float* re, float* im) {
  const Rows all{re, im};
  forward_rows(all, t.rows);
  Tile tile;
  for (int row = 0; row < t.rows.size; row += lanes()) {
    const int at = row * lanes();
    const Rows square{re + at, im + at};
    for (int i = 0; i < lanes(); ++i) {
      const float* const turn_re = t.turn_re + at + i * lanes();
      const float* const turn_im = t.turn_im + at + i * lanes();
      const Complex turn{hn::LoadU(F(), turn_re), hn::LoadU(F(), turn_im)};
      tile.rows().set(i, square.get(i) * turn);
    }
    transpose(tile.re, square.re);
    transpose(tile.im, square.im);
    forward_rows(square, t.columns);
  }
}

void fft_inverse(const FftTables& t, float* re, float* im) {
  Tile tile;
  for (int row = 0; row < t.rows.size; row += lanes()) {
    const int at = row * lanes();
    const Rows square{re + at, im + at};
    inverse_rows(square, t.columns);
    transpose(square.re, tile.re);
    transpose(square.im, tile.im);
    for (int i = 0; i < lanes(); ++i) {
      const float* const turn_re = t.turn_re + at + i * lanes();
      const float* const turn_im = t.turn_im + at + i * lanes();
      const Complex turn{hn::LoadU(F(), turn_re), hn::LoadU(F(), turn_im)};
      square.set(i, tile.rows().get(i) * conjugate(turn));
    }
  }
  inverse_rows({re, im}, t.rows);
}

void multiply_accumulate(const float* a_re, const float* a_im, const float* b_re, const float* b_im,
                         float* HWY_RESTRICT sum_re, float* HWY_RESTRICT sum_im, int n) {
  const F f;
  for (int i = 0; i < n; i += lanes()) {
    const VF ar = hn::Load(f, a_re + i), ai = hn::Load(f, a_im + i);
    const VF br = hn::Load(f, b_re + i), bi = hn::Load(f, b_im + i);
    const VF re = hn::MulAdd(ar, br, hn::Load(f, sum_re + i));
    const VF im = hn::MulAdd(ar, bi, hn::Load(f, sum_im + i));
    hn::Store(hn::NegMulAdd(ai, bi, re), f, sum_re + i);
    hn::Store(hn::MulAdd(ai, br, im), f, sum_im + i);
  }
}

int fft_lanes() { return lanes(); }

}  // namespace auralis::render::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace auralis::render {

HWY_EXPORT(fft_forward);
HWY_EXPORT(fft_inverse);
HWY_EXPORT(multiply_accumulate);
HWY_EXPORT(fft_lanes);

void fft_forward(const FftTables& tables, float* re, float* im) noexcept {
  HWY_DYNAMIC_DISPATCH(fft_forward)(tables, re, im);
}

void fft_inverse(const FftTables& tables, float* re, float* im) noexcept {
  HWY_DYNAMIC_DISPATCH(fft_inverse)(tables, re, im);
}

void multiply_accumulate(const float* a_re, const float* a_im, const float* b_re, const float* b_im,
                         float* sum_re, float* sum_im, int n) noexcept {
  HWY_DYNAMIC_DISPATCH(multiply_accumulate)(a_re, a_im, b_re, b_im, sum_re, sum_im, n);
}

int fft_lanes() noexcept { return HWY_DYNAMIC_DISPATCH(fft_lanes)(); }

}  // namespace auralis::render
#endif
