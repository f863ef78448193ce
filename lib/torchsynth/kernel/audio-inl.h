// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pieces -> samples, lanes across time: noise, then the sine VCO, then the square/saw VCO, each
// over a whole piece before the next, so that few registers are in use. Silent ones are left out.
// Included once per instruction set by Highway's foreach_target.

#if defined(AURALIS_TORCHSYNTH_AUDIO_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef AURALIS_TORCHSYNTH_AUDIO_INL_H_
#undef AURALIS_TORCHSYNTH_AUDIO_INL_H_
#else
#define AURALIS_TORCHSYNTH_AUDIO_INL_H_
#endif

#include <hwy/highway.h>

#include <cmath>

#include "simd/vector_math-inl.h"
#include "torchsynth/kernel/workspace.h"
#include "torchsynth/voice_settings.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::torchsynth::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

namespace oscillator {
using namespace simd::HWY_NAMESPACE;  // NOLINT(google-build-using-namespace)
#define AURALIS_OPERATION HWY_INLINE
#include "torchsynth/oscillator.inl"
#undef AURALIS_OPERATION
}  // namespace oscillator

using oscillator::from_top;
using oscillator::SquareSaw;
using simd::HWY_NAMESPACE::F;
using simd::HWY_NAMESPACE::Real;
using simd::HWY_NAMESPACE::sine_of_half_turns;

HWY_INLINE Real number(float x) { return hn::Set(F(), x); }
HWY_INLINE int lanes() { return static_cast<int>(hn::Lanes(F())); }

/// An amplitude along a piece.
class Amplitude {
 public:
  Amplitude(const std::array<float, kPaddedFrames>& frames, int segment, int start)
      : begin_(frames[segment]), rise_(frames[segment + 1] - frames[segment]) {
    slope_ = rise_ * static_cast<float>(kControlStep);
    const auto along = static_cast<float>(start * kControlStep - segment);
    value_ = hn::MulAdd(hn::Iota(F(), 0), number(slope_), number(begin_ + rise_ * along));
    step_ = number(slope_ * static_cast<float>(lanes()));
  }

  /// Below the last bit of any sample that could be heard: 180 dB under full scale.
  [[nodiscard]] bool silent() const {
    return std::abs(begin_) < 1e-9F && std::abs(begin_ + rise_) < 1e-9F;
  }
  HWY_INLINE Real next() {
    const Real now = value_;
    value_ = hn::Add(value_, step_);
    return now;
  }

 private:
  float begin_, rise_, slope_;
  Real value_, step_;
};

/// A phase along a piece, in turns.
class Phase {
 public:
  Phase(const VcoPieces& vco, int piece) : growth_(number(vco.growth[piece])) {
    // y = m ln r, m samples from the piece's begin: |y| < 0.9 by the VCO's range.
    const Real m = hn::Iota(F(), 1);
    const Real y = hn::Mul(m, number(vco.log_r[piece]));
    const Real p = oscillator::mean_growth_near_0(y);
    turns_ = hn::MulAdd(hn::Mul(m, p), number(vco.first[piece]), number(vco.phase[piece]));
    const Real step = number(vco.step[piece]);
    step_ = hn::MulAdd(hn::Mul(y, p), step, step);
  }

  /// -0.5..0.5
  HWY_INLINE Real next() {
    const Real now = turns_;
    turns_ = hn::Add(turns_, step_);
    step_ = hn::Mul(step_, growth_);
    return hn::Sub(now, hn::Round(now));
  }

 private:
  Real turns_, step_, growth_;
};

HWY_INLINE void write_noise(Amplitude amp, const float* noise, float* out, int count) {
  for (int i = 0; i < count; i += lanes())
    hn::StoreU(hn::Mul(hn::LoadU(F(), noise + i), amp.next()), F(), out + i);
}

HWY_INLINE void write_silence(float* out, int count) {
  for (int i = 0; i < count; i += lanes()) hn::StoreU(hn::Zero(F()), F(), out + i);
}

HWY_INLINE void add_sine(Amplitude amp, Phase phase, float* out, int count) {
  for (int i = 0; i < count; i += lanes()) {
    const Real cosine = sine_of_half_turns(from_top(phase.next()));
    hn::StoreU(hn::MulAdd(cosine, amp.next(), hn::LoadU(F(), out + i)), F(), out + i);
  }
}

HWY_INLINE void add_square_saw(Amplitude amp, Phase phase, const SquareSaw& shape, float* out,
                               int count) {
  for (int i = 0; i < count; i += lanes()) {
    const Real turns = phase.next();
    const auto [sine, cosine] = oscillator::sine_and_cosine(from_top(turns), turns);
    const Real y = shape.of(sine, cosine);
    hn::StoreU(hn::MulAdd(y, amp.next(), hn::LoadU(F(), out + i)), F(), out + i);
  }
}

HWY_INLINE void render_pieces(const Pieces& p, const ControlSignals& control,
                              const SquareSaw& shape, const float* noise, float* samples) {
  for (int i = 0; i < p.count; ++i) {
    const int start = p.start[i], count = p.start[i + 1] - start, segment = p.segment[i];
    float* const out = samples + start;
    const Amplitude noise_amp(control.noise_amp, segment, start);
    const Amplitude sine_amp(control.vco_1_amp, segment, start);
    const Amplitude saw_amp(control.vco_2_amp, segment, start);
    // A vector that reaches over the piece's end is overwritten by the next piece.
    if (noise_amp.silent())
      write_silence(out, count);
    else
      write_noise(noise_amp, noise + start, out, count);
    if (!sine_amp.silent()) add_sine(sine_amp, Phase(p.vco_1, i), out, count);
    if (!saw_amp.silent()) add_square_saw(saw_amp, Phase(p.vco_2, i), shape, out, count);
  }
}

/// Divides by the largest absolute sample where that exceeds 1.
HWY_INLINE void normalise(const float* samples, float* out) {
  Real peaks = hn::Zero(F());
  for (int i = 0; i < kSamples; i += lanes())
    peaks = hn::Max(peaks, hn::Abs(hn::Load(F(), samples + i)));
  const float peak = hn::GetLane(hn::MaxOfLanes(F(), peaks));
  const Real scale = number(peak > 1 ? 1 / peak : 1);
  for (int i = 0; i < kSamples; i += lanes())
    hn::StoreU(hn::Mul(hn::Load(F(), samples + i), scale), F(), out + i);
}

}  // namespace auralis::torchsynth::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
