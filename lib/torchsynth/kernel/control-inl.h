// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Six envelopes and two LFOs -> modulation matrix -> pitches and amplitudes, at control frames, in
// double precision: an error of a millionth in a pitch would be heard as a wrong phase after
// seconds. Included once per instruction set by Highway's foreach_target.

#if defined(AURALIS_TORCHSYNTH_CONTROL_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef AURALIS_TORCHSYNTH_CONTROL_INL_H_
#undef AURALIS_TORCHSYNTH_CONTROL_INL_H_
#else
#define AURALIS_TORCHSYNTH_CONTROL_INL_H_
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cmath>

#include "torchsynth/kernel/workspace.h"
#include "torchsynth/voice_settings.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::torchsynth::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using D = hn::CappedTag<double, 8>;
using VD = hn::Vec<D>;

inline constexpr double kEpsilon = 1e-6;

HWY_INLINE VD constant(double x) { return hn::Set(D(), x); }
HWY_INLINE int width() { return static_cast<int>(hn::Lanes(D())); }
HWY_INLINE VD load(const double* x) { return hn::Load(D(), x); }

/// min((max(n - start, 0) + eps) / length + eps, 1), perhaps from 1 to 0, to the power alpha.
class Ramp {
 public:
  Ramp(double seconds, double start, double alpha, bool falling)
      : start_(start * kControlRate),
        length_(seconds * kControlRate),
        alpha_(alpha),
        falling_(falling && seconds > 0),
        before_(power(std::min(kEpsilon / length_ + kEpsilon, 1.0))),
        after_(falling_ ? 0 : 1) {}

  /// At the frames from n on, `width()` of them.
  HWY_INLINE VD at(int n) const {
    if (n + width() - 1 <= start_) return constant(before_);
    if ((n - start_ + kEpsilon) / length_ + kEpsilon >= 1) return constant(after_);
    const VD elapsed = hn::Max(hn::Sub(hn::Iota(D(), n), constant(start_)), hn::Zero(D()));
    const VD ratio = hn::Div(hn::Add(elapsed, constant(kEpsilon)), constant(length_));
    const VD rise = hn::Min(hn::Add(ratio, constant(kEpsilon)), constant(1));
    const VD ramp = falling_ ? hn::Sub(constant(1), rise) : rise;
    const VD tiny = hn::Max(ramp, constant(1e-300));
    return hn::IfThenElseZero(hn::Gt(ramp, hn::Zero(D())),
                              hn::Exp(D(), hn::Mul(constant(alpha_), hn::Log(D(), tiny))));
  }

 private:
  [[nodiscard]] double power(double rise) const {
    return std::pow(falling_ ? 1 - rise : rise, alpha_);
  }

  double start_, length_, alpha_;
  bool falling_;
  double before_, after_;
};

class Adsr {
 public:
  Adsr(const AdsrSettings& s, double duration)
      : attack_(std::min(s.attack, duration), 0, s.alpha, false),
        decay_(decay_time(s, duration), std::min(s.attack, duration), s.alpha, true),
        release_(s.release, duration, s.alpha, true),
        sustain_(s.sustain) {}

  HWY_INLINE VD at(int n) const {
    const VD sustain = constant(sustain_);
    const VD held = hn::MulAdd(hn::Sub(constant(1), sustain), decay_.at(n), sustain);
    return hn::Mul(hn::Mul(attack_.at(n), held), release_.at(n));
  }

 private:
  static double decay_time(const AdsrSettings& s, double duration) {
    return std::min(std::max(duration - s.attack, 0.0), s.decay);
  }

  Ramp attack_, decay_, release_;
  double sustain_;
};

HWY_INLINE void render_adsr(const AdsrSettings& settings, double duration, double* out) {
  const Adsr adsr(settings, duration);
  for (int n = 0; n < kControlFrames; n += width()) hn::Store(adsr.at(n), D(), out + n);
}

/// The five shapes' shares, sharpened and made to sum to 1.
HWY_INLINE std::array<double, 5> lfo_shares(const LfoSettings& s) {
  constexpr double kSharpness = 2.718281828;
  std::array<double, 5> shares{s.sine, s.triangle, s.saw, s.reversed_saw, s.square};
  double sum = 0;
  for (double& share : shares) sum += share = std::pow(share, kSharpness);
  for (double& share : shares) share /= sum;
  return shares;
}

/// turns: whole and fractional turns of the LFO since the start, without its initial phase.
HWY_INLINE VD lfo_shape(const std::array<double, 5>& shares, VD turns, double initial_phase) {
  const VD arg = hn::MulAdd(turns, constant(2 * kPi), constant(initial_phase));
  const VD cosine = hn::Cos(D(), hn::Add(arg, constant(kPi)));
  const VD phase = hn::Div(arg, constant(2 * kPi));
  const VD half = constant(0.5), one = constant(1);
  const VD sine = hn::MulAdd(cosine, half, half);
  const VD saw = hn::Sub(phase, hn::Floor(phase));
  const VD doubled = hn::Add(saw, saw);
  const VD triangle = hn::Min(doubled, hn::Sub(constant(2), doubled));
  const VD square = hn::IfThenElseZero(hn::Gt(cosine, hn::Zero(D())), one);
  VD sum = hn::Mul(constant(shares[0]), sine);
  sum = hn::MulAdd(constant(shares[1]), triangle, sum);
  sum = hn::MulAdd(constant(shares[2]), saw, sum);
  sum = hn::MulAdd(constant(shares[3]), hn::Sub(one, saw), sum);
  return hn::MulAdd(constant(shares[4]), square, sum);
}

HWY_INLINE void render_lfo(const LfoSettings& lfo, const AdsrSettings& rate,
                           const AdsrSettings& amp, double duration, Modulators& m, double* out) {
  const Adsr rate_adsr(rate, duration);
  for (int n = 0; n < kControlFrames; n += width()) {
    const VD hertz = hn::MulAdd(constant(lfo.mod_depth), rate_adsr.at(n), constant(lfo.frequency));
    const VD step = hn::Mul(hn::Max(hertz, hn::Zero(D())), constant(1 / kControlRate));
    hn::Store(step, D(), m.turns.data() + n);
  }
  double turns = 0;
  for (int n = 0; n < kControlFrames; ++n) m.turns[n] = turns += m.turns[n];
  const auto shares = lfo_shares(lfo);
  const Adsr amp_adsr(amp, duration);
  for (int n = 0; n < kControlFrames; n += width()) {
    const VD shape = lfo_shape(shares, load(m.turns.data() + n), lfo.initial_phase);
    hn::Store(hn::Mul(shape, amp_adsr.at(n)), D(), out + n);
  }
}

/// One column of the modulation matrix: offset + gain * (what the four modulators add up to).
class MatrixColumn {
 public:
  MatrixColumn(const VoiceSettings& v, double MatrixRow::*column, double offset, double gain)
      : adsr_1_(gain * (v.from_adsr_1.*column)),
        adsr_2_(gain * (v.from_adsr_2.*column)),
        lfo_1_(gain * (v.from_lfo_1.*column)),
        lfo_2_(gain * (v.from_lfo_2.*column)),
        offset_(offset) {}

  HWY_INLINE VD of(VD adsr_1, VD adsr_2, VD lfo_1, VD lfo_2) const {
    VD sum = hn::MulAdd(constant(adsr_1_), adsr_1, constant(offset_));
    sum = hn::MulAdd(constant(adsr_2_), adsr_2, sum);
    sum = hn::MulAdd(constant(lfo_1_), lfo_1, sum);
    return hn::MulAdd(constant(lfo_2_), lfo_2, sum);
  }

 private:
  double adsr_1_, adsr_2_, lfo_1_, lfo_2_, offset_;
};

HWY_INLINE void store_as_floats(VD x, float* out) {
  const hn::Rebind<float, D> f;
  hn::Store(hn::DemoteTo(f, x), f, out);
}

HWY_INLINE void render_control(const VoiceSettings& v, Modulators& m, ControlSignals& out) {
  render_adsr(v.adsr_1, v.duration, m.adsr_1.data());
  render_adsr(v.adsr_2, v.duration, m.adsr_2.data());
  render_lfo(v.lfo_1, v.lfo_1_rate, v.lfo_1_amp, v.duration, m, m.lfo_1.data());
  render_lfo(v.lfo_2, v.lfo_2_rate, v.lfo_2_amp, v.duration, m, m.lfo_2.data());
  const MatrixColumn vco_1_pitch(v, &MatrixRow::vco_1_pitch, v.midi_f0 + v.vco_1.tuning,
                                 v.vco_1.mod_depth);
  const MatrixColumn vco_2_pitch(v, &MatrixRow::vco_2_pitch, v.midi_f0 + v.vco_2.tuning,
                                 v.vco_2.mod_depth);
  const MatrixColumn vco_1_amp(v, &MatrixRow::vco_1_amp, 0, v.vco_1_level);
  const MatrixColumn vco_2_amp(v, &MatrixRow::vco_2_amp, 0, v.vco_2_level);
  const MatrixColumn noise_amp(v, &MatrixRow::noise_amp, 0, v.noise_level);
  for (int n = 0; n < kControlFrames; n += width()) {
    const VD adsr_1 = load(m.adsr_1.data() + n), adsr_2 = load(m.adsr_2.data() + n);
    const VD lfo_1 = load(m.lfo_1.data() + n), lfo_2 = load(m.lfo_2.data() + n);
    const auto column = [&](const MatrixColumn& c) { return c.of(adsr_1, adsr_2, lfo_1, lfo_2); };
    hn::Store(column(vco_1_pitch), D(), out.vco_1_pitch.data() + n);
    hn::Store(column(vco_2_pitch), D(), out.vco_2_pitch.data() + n);
    store_as_floats(column(vco_1_amp), out.vco_1_amp.data() + n);
    store_as_floats(column(vco_2_amp), out.vco_2_amp.data() + n);
    store_as_floats(column(noise_amp), out.noise_amp.data() + n);
  }
}

}  // namespace auralis::torchsynth::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
