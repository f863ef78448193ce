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

/// The numbers of a radix-4 butterfly.
struct Four {
  Complex a, b, c, d;
};

/// Rows of one vector each.
struct Rows {
  float* re;
  float* im;

  [[nodiscard]] HWY_INLINE Rows from(int row) const {
    return {re + row * lanes(), im + row * lanes()};
  }
  [[nodiscard]] HWY_INLINE Complex get(int row) const {
    return {hn::Load(F(), re + row * lanes()), hn::Load(F(), im + row * lanes())};
  }
  HWY_INLINE void set(int row, Complex x) const {
    hn::Store(x.re, F(), re + row * lanes());
    hn::Store(x.im, F(), im + row * lanes());
  }
  [[nodiscard]] HWY_INLINE Four get_four(int at, int step) const {
    return {get(at), get(at + step), get(at + 2 * step), get(at + 3 * step)};
  }
  HWY_INLINE void set_four(int at, int step, const Four& x) const {
    set(at, x.a);
    set(at + step, x.b);
    set(at + 2 * step, x.c);
    set(at + 3 * step, x.d);
  }
};

/// A signal that is only read, aligned or not.
struct Signal {
  const float* re;
  const float* im;

  [[nodiscard]] HWY_INLINE Complex get(int row) const {
    return {hn::LoadU(F(), re + row * lanes()), hn::LoadU(F(), im + row * lanes())};
  }
  [[nodiscard]] HWY_INLINE Four get_four(int at, int step) const {
    return {get(at), get(at + step), get(at + 2 * step), get(at + 3 * step)};
  }
};

HWY_INLINE Complex factor(const float* factors) {
  return {hn::Set(F(), factors[0]), hn::Set(F(), factors[1])};
}

HWY_INLINE Four forward_butterfly(const Four& x) {
  const Complex ac = x.a + x.c, bd = x.b + x.d, a_c = x.a - x.c, b_d = x.b - x.d;
  return {ac + bd, minus_i(a_c, b_d), ac - bd, plus_i(a_c, b_d)};
}

HWY_INLINE Four inverse_butterfly(const Four& x) {
  const Complex ac = x.a + x.c, bd = x.b + x.d, a_c = x.a - x.c, b_d = x.b - x.d;
  return {ac + bd, plus_i(a_c, b_d), ac - bd, minus_i(a_c, b_d)};
}

/// All butterflies of one stage, those with the same factors together. The first of each block has
/// factors of 1.
template <class From>
HWY_INLINE void forward_stage(const From& from, const Rows& x, int block, int size,
                              const float* factors) {
  const int step = block / 4;
  for (int at = 0; at < size; at += block)
    x.set_four(at, step, forward_butterfly(from.get_four(at, step)));
  for (int m = 1; m < step; ++m) {
    const float* const own = factors + 6 * m;
    const Complex b = factor(own), c = factor(own + 2), d = factor(own + 4);
    for (int at = m; at < size; at += block) {
      const Four y = forward_butterfly(from.get_four(at, step));
      x.set_four(at, step, {y.a, y.b * b, y.c * c, y.d * d});
    }
  }
}

HWY_INLINE void inverse_stage(const Rows& x, int block, int size, const float* factors) {
  const int step = block / 4;
  for (int at = 0; at < size; at += block)
    x.set_four(at, step, inverse_butterfly(x.get_four(at, step)));
  for (int m = 1; m < step; ++m) {
    const float* const own = factors + 6 * m;
    const Complex b = conjugate(factor(own)), c = conjugate(factor(own + 2)),
                  d = conjugate(factor(own + 4));
    for (int at = m; at < size; at += block) {
      const Four y = x.get_four(at, step);
      x.set_four(at, step, inverse_butterfly({y.a, y.b * b, y.c * c, y.d * d}));
    }
  }
}

/// The last stage of a size that is no power of four; it is its own inverse.
HWY_INLINE void pair_rows(const Rows& x, int size) {
  for (int at = 0; at < size; at += 2) {
    const Complex a = x.get(at), b = x.get(at + 1);
    x.set(at, a + b);
    x.set(at + 1, a - b);
  }
}

/// The stages whose blocks are of so many rows and fewer.
HWY_INLINE void forward_few_rows(const Rows& x, int block, int size, const float* factors) {
  for (; block >= 4; block /= 4) {
    forward_stage(x, x, block, size, factors);
    factors += 6 * (block / 4);
  }
  if (block == 2) pair_rows(x, size);
}

HWY_INLINE void inverse_few_rows(const Rows& x, int size, const float* factors) {
  int block = size;
  for (; block >= 4; block /= 4) factors += 6 * (block / 4);
  if (block == 2) pair_rows(x, size);
  for (block *= 4; block <= size; block *= 4) {
    factors -= 6 * (block / 4);
    inverse_stage(x, block, size, factors);
  }
}

/// Up to so many rows stay in the nearest cache from stage to stage; more are divided first.
constexpr int kFewRows = 256;

template <class From>
void forward_rows(const From& from, const Rows& x, int size, const float* factors) {
  forward_stage(from, x, size, size, factors);
  const int part = size / 4;
  const float* const rest = factors + 6 * part;
  if (size <= kFewRows) return forward_few_rows(x, part, size, rest);
  for (int row = 0; row < size; row += part) forward_rows(x.from(row), x.from(row), part, rest);
}

void inverse_rows(const Rows& x, int size, const float* factors) {
  if (size <= kFewRows) return inverse_few_rows(x, size, factors);
  const int part = size / 4;
  for (int row = 0; row < size; row += part) inverse_rows(x.from(row), part, factors + 6 * part);
  inverse_stage(x, size, size, factors);
}

#if HWY_HAVE_SCALABLE || HWY_TARGET == HWY_SCALAR

/// Transposes a square of lanes() rows.
HWY_INLINE void transpose(const float* HWY_RESTRICT from, float* HWY_RESTRICT to) {
  const int n = lanes();
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) to[i * n + j] = from[j * n + i];
}

#else

/// Within each block of four lanes: transposes the square that four rows have there.
HWY_INLINE void transpose_fours(const float* from, VF (&out)[4]) {
  const F f;
  const hn::RepartitionToWide<F> pairs;
  const int n = lanes();
  const VF a = hn::Load(f, from), b = hn::Load(f, from + n), c = hn::Load(f, from + 2 * n),
           d = hn::Load(f, from + 3 * n);
  const auto ab = hn::BitCast(pairs, hn::InterleaveLower(f, a, b));
  const auto cd = hn::BitCast(pairs, hn::InterleaveLower(f, c, d));
  const auto ab2 = hn::BitCast(pairs, hn::InterleaveUpper(f, a, b));
  const auto cd2 = hn::BitCast(pairs, hn::InterleaveUpper(f, c, d));
  out[0] = hn::BitCast(f, hn::InterleaveLower(pairs, ab, cd));
  out[1] = hn::BitCast(f, hn::InterleaveUpper(pairs, ab, cd));
  out[2] = hn::BitCast(f, hn::InterleaveLower(pairs, ab2, cd2));
  out[3] = hn::BitCast(f, hn::InterleaveUpper(pairs, ab2, cd2));
}

/// Transposes a square of lanes() rows, 4, 8 or 16: in blocks of four, then the blocks.
HWY_INLINE void transpose(const float* HWY_RESTRICT from, float* HWY_RESTRICT to) {
  const F f;
  constexpr int n = static_cast<int>(hn::MaxLanes(F()));
  VF rows[n / 4][4];
  for (int group = 0; group < n / 4; ++group) transpose_fours(from + 4 * group * n, rows[group]);
  for (int j = 0; j < 4; ++j) {
    float* const row = to + j * n;
    constexpr int kBlock = 4 * n;  // from a row to the one a block further on
#if HWY_MAX_BYTES == 16
    hn::Store(rows[0][j], f, row);
#elif HWY_MAX_BYTES == 32
    hn::Store(hn::ConcatLowerLower(f, rows[1][j], rows[0][j]), f, row);
    hn::Store(hn::ConcatUpperUpper(f, rows[1][j], rows[0][j]), f, row + kBlock);
#else
    const VF ac = hn::ConcatLowerLower(f, rows[2][j], rows[0][j]);
    const VF bd = hn::ConcatLowerLower(f, rows[3][j], rows[1][j]);
    const VF ac2 = hn::ConcatUpperUpper(f, rows[2][j], rows[0][j]);
    const VF bd2 = hn::ConcatUpperUpper(f, rows[3][j], rows[1][j]);
    hn::Store(hn::OddEvenBlocks(hn::SwapAdjacentBlocks(bd), ac), f, row);
    hn::Store(hn::OddEvenBlocks(bd, hn::SwapAdjacentBlocks(ac)), f, row + kBlock);
    hn::Store(hn::OddEvenBlocks(hn::SwapAdjacentBlocks(bd2), ac2), f, row + 2 * kBlock);
    hn::Store(hn::OddEvenBlocks(bd2, hn::SwapAdjacentBlocks(ac2)), f, row + 3 * kBlock);
#endif
  }
}

#endif

/// The squares of lanes() rows, one after the other, through a buffer on the stack.
struct Tile {
  alignas(64) float re[16 * 16];
  alignas(64) float im[16 * 16];
  [[nodiscard]] Rows rows() { return {re, im}; }
};

HWY_INLINE Complex turn_at(const FftTables& t, int at) {
  return {hn::LoadU(F(), t.turn_re + at), hn::LoadU(F(), t.turn_im + at)};
}

void fft_forward(const FftTables& t, const float* from_re, const float* from_im, float* re,
                 float* im) {
  forward_rows(Signal{from_re, from_im}, Rows{re, im}, t.rows.size, t.rows.factors.data());
  const int n = lanes();
  Tile tile;
  for (int at = 0; at < t.rows.size * n; at += n * n) {
    const Rows square{re + at, im + at};
    for (int i = 0; i < n; ++i) tile.rows().set(i, square.get(i) * turn_at(t, at + i * n));
    transpose(tile.re, square.re);
    transpose(tile.im, square.im);
    forward_few_rows(square, n, n, t.columns.factors.data());
  }
}

void fft_inverse(const FftTables& t, float* re, float* im) {
  const int n = lanes();
  Tile tile;
  for (int at = 0; at < t.rows.size * n; at += n * n) {
    const Rows square{re + at, im + at};
    inverse_few_rows(square, n, t.columns.factors.data());
    transpose(square.re, tile.re);
    transpose(square.im, tile.im);
    for (int i = 0; i < n; ++i)
      square.set(i, tile.rows().get(i) * conjugate(turn_at(t, at + i * n)));
  }
  inverse_rows({re, im}, t.rows.size, t.rows.factors.data());
}

int fft_lanes() { return lanes(); }

}  // namespace auralis::render::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace auralis::render {

HWY_EXPORT(fft_forward);
HWY_EXPORT(fft_inverse);
HWY_EXPORT(fft_lanes);

void fft_forward(const FftTables& tables, const float* from_re, const float* from_im, float* re,
                 float* im) noexcept {
  HWY_DYNAMIC_DISPATCH(fft_forward)(tables, from_re, from_im, re, im);
}

void fft_inverse(const FftTables& tables, float* re, float* im) noexcept {
  HWY_DYNAMIC_DISPATCH(fft_inverse)(tables, re, im);
}

int fft_lanes() noexcept { return HWY_DYNAMIC_DISPATCH(fft_lanes)(); }

}  // namespace auralis::render
#endif
