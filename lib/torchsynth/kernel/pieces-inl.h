// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pitches at control frames -> pieces in which they are straight lines -> each piece's phase, step
// and growth. The only sum over time is one addition a piece, in double precision.
// Included once per instruction set by Highway's foreach_target.

#if defined(AURALIS_TORCHSYNTH_PIECES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef AURALIS_TORCHSYNTH_PIECES_INL_H_
#undef AURALIS_TORCHSYNTH_PIECES_INL_H_
#else
#define AURALIS_TORCHSYNTH_PIECES_INL_H_
#endif

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "torchsynth/kernel/control-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::torchsynth::HWY_NAMESPACE {

inline constexpr double kLowestPitch = 0, kHighestPitch = 127;

/// A pitch between the control frames `segment` and the next, at any sample.
struct Line {
  double begin, rise;
  int segment;

  Line(const std::array<double, kPaddedFrames>& pitch, int s)
      : begin(pitch[s]), rise(pitch[s + 1] - pitch[s]), segment(s) {}

  [[nodiscard]] double at(double sample) const {
    return begin + rise * (sample * kControlStep - segment);
  }
  [[nodiscard]] bool crosses(double bound) const {
    return (begin < bound) != (begin + rise < bound);
  }
  /// The first sample on the other side of the bound.
  [[nodiscard]] int crossing(double bound) const {
    return static_cast<int>(std::ceil((segment + (bound - begin) / rise) / kControlStep));
  }
};

/// Appends one segment's pieces.
HWY_INLINE void cut_segment(const Line& a, const Line& b, int start, int end, Pieces& p) {
  for (int next = end; start < end; start = std::exchange(next, end)) {
    for (const Line& line : {a, b}) {
      for (const double bound : {kLowestPitch, kHighestPitch}) {
        const int crossing = line.crosses(bound) ? line.crossing(bound) : end;
        if (crossing > start && crossing < next) next = crossing;
      }
    }
    p.start[p.count] = start;
    p.segment[p.count++] = a.segment;
  }
}

HWY_INLINE void set_pitch(const Line& line, int start, int end, int piece, VcoPieces& vco) {
  const double middle = line.at((start + end - 1) * 0.5);
  const bool inside = middle > kLowestPitch && middle < kHighestPitch;
  vco.pitch[piece] = std::clamp(inside ? line.at(start) : middle, kLowestPitch, kHighestPitch);
  vco.slope[piece] = inside ? line.rise * kControlStep : 0;
}

HWY_INLINE void cut(const ControlSignals& control, Pieces& p) {
  const auto& starts = segment_starts();
  p.count = 0;
  for (int s = 0; s < kSegments; ++s)
    cut_segment(Line(control.vco_1_pitch, s), Line(control.vco_2_pitch, s), starts[s],
                starts[s + 1], p);
  p.start[p.count] = kSamples;
  for (int i = 0; i < p.count; ++i) {
    const int s = p.segment[i];
    set_pitch(Line(control.vco_1_pitch, s), p.start[i], p.start[i + 1], i, p.vco_1);
    set_pitch(Line(control.vco_2_pitch, s), p.start[i], p.start[i + 1], i, p.vco_2);
  }
}

/// r^n - 1 over r - 1, for r = e^x.
HWY_INLINE VD geometric_sum(VD n, VD x, VD r_minus_1) {
  const VD sum = hn::Div(hn::Expm1(D(), hn::Mul(n, x)), r_minus_1);
  return hn::IfThenElse(hn::Lt(hn::Abs(x), constant(1e-10)), n, sum);
}

HWY_INLINE void store_as_floats(VD x, std::array<float, kPaddedPieces>& out, int at) {
  const hn::Rebind<float, D> f;
  hn::Store(hn::DemoteTo(f, x), f, out.data() + at);
}

/// lanes: samples of one vector of the audio kernel.
HWY_INLINE void prepare_vco(const Pieces& p, double initial_phase, int lanes, VcoPieces& vco) {
  constexpr double kTurns440 = 440 / kSampleRate * (kPi / std::numbers::pi);
  constexpr double kLogSemitone = std::numbers::ln2 / 12;
  const hn::Rebind<std::int32_t, D> integers;
  for (int i = 0; i < p.count; i += width()) {
    const auto length = hn::Sub(hn::LoadU(integers, p.start.data() + i + 1),
                                hn::Load(integers, p.start.data() + i));
    const VD n = hn::PromoteTo(D(), length);
    const VD pitch = hn::Sub(load(vco.pitch.data() + i), constant(69));
    const VD f = hn::Mul(hn::Exp(D(), hn::Mul(pitch, constant(kLogSemitone))), constant(kTurns440));
    const VD x = hn::Mul(load(vco.slope.data() + i), constant(kLogSemitone));
    const VD r_minus_1 = hn::Expm1(D(), x);
    hn::Store(hn::Mul(f, geometric_sum(n, x, r_minus_1)), D(), vco.turns.data() + i);
    const VD growth_minus_1 = hn::Expm1(D(), hn::Mul(constant(lanes), x));
    const auto flat = hn::Lt(hn::Abs(x), constant(1e-10));
    const VD steps = hn::IfThenElse(flat, constant(lanes), hn::Div(growth_minus_1, r_minus_1));
    store_as_floats(hn::Mul(f, steps), vco.step, i);
    store_as_floats(hn::IfThenElse(flat, f, hn::Div(hn::Mul(f, x), r_minus_1)), vco.first, i);
    store_as_floats(hn::Add(growth_minus_1, constant(1)), vco.growth, i);
    store_as_floats(x, vco.log_r, i);
  }
  double before = initial_phase / (2 * std::numbers::pi);
  for (int i = 0; i < p.count; ++i) {
    const double passed = vco.turns[i];
    vco.turns[i] = before;
    before += passed;
  }
  for (int i = 0; i < p.count; i += width()) {
    const VD turns = load(vco.turns.data() + i);
    store_as_floats(hn::Sub(turns, hn::Round(turns)), vco.phase, i);
  }
}

}  // namespace auralis::torchsynth::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
