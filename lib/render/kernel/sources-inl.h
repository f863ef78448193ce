// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Oscillators and noise -> the filter's input, frame by frame.
// Included once per instruction set by Highway's foreach_target.

#if defined(AURALIS_SOURCES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef AURALIS_SOURCES_INL_H_
#undef AURALIS_SOURCES_INL_H_
#else
#define AURALIS_SOURCES_INL_H_
#endif

#include "render/kernel/modulation-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::render::HWY_NAMESPACE {

/// Frames of a vector that are worked on together, as many as there are registers for.
constexpr int kTogether = 4;
using Phases = Several<VU, kTogether>;
using Samples = Several<VF, kTogether>;

/// torchsynth's SquareSawVCO: (1 - shape / 2) tanh(drive sin) (1 + shape cos), the tanh by the
/// sine's absolute value.
class SquareSaw {
 public:
  SquareSaw(VF drive, VF shape)
      : exponent_(hn::Mul(drive, constant(-2.885390081777927F))),  // -2 log2(e)
        scale_(hn::NegMulAdd(shape, constant(0.5F), constant(1))),
        tilt_(hn::Mul(scale_, shape)) {}

  [[nodiscard]] HWY_INLINE Samples of(const Phases& phases) const {
    const auto fold = [](VF x) { return hn::Sub(constant(0.5F), hn::Abs(x)); };
    const Samples from_top = each([&](VU x) { return fold(half_turns_of(x)); }, phases);
    const Samples sine = sine_of_half_turns(each(fold, from_top));  // its absolute value
    const Samples edge =
        tanh_of_exponent(each([this](VF x) { return hn::Mul(exponent_, x); }, sine));
    const auto shaped = [this](VF y, VF cosine, VU phase) {
      const VF signed_edge = hn::CopySign(y, hn::BitCast(F(), phase));
      return hn::Mul(signed_edge, hn::MulAdd(tilt_, cosine, scale_));
    };
    return each(shaped, edge, sine_of_half_turns(from_top), phases);
  }

 private:
  VF exponent_, scale_, tilt_;
};

/// A value that moves by the same step every frame.
struct Line {
  VF value, step;

  HWY_INLINE VF next() { return value = hn::Add(value, step); }
};

/// The phases of the next frames.
HWY_INLINE Phases take(VU& phase, VU increment) {
  Phases phases;
  for (VU& now : phases.at) {
    now = phase;
    phase = hn::Add(phase, increment);
  }
  return phases;
}

/// The sum of the sources that some lane uses, some frames of a period at a time.
class Sources {
 public:
  Sources(const VoiceLanes& v, int at, int p, const Control& c)
      : sine_phase_(load(v.sine_phase + at)),
        saw_phase_(load(v.saw_phase + at)),
        sine_increment_(c.sine_increment),
        saw_increment_(c.saw_increment),
        counter_(counter(v, at, p)),
        fm_(c.fm),
        saw_(load(v.partials + at), load(v.shape + at)),
        gains_{{c.gains[0], c.gain_steps[0]},
               {c.gains[1], c.gain_steps[1]},
               {c.gains[2], c.gain_steps[2]}} {}

  HWY_INLINE Samples next(unsigned features) {
    Phases sine_phases = take(sine_phase_, sine_increment_);
    const Phases saw_phases = take(saw_phase_, saw_increment_);
    Samples sum;
    for (VF& y : sum.at) y = constant(0);
    if ((features & kUsesSine) != 0) {
      if ((features & kUsesFm) != 0)
        sine_phases = each([this](VU own, VU other) { return hn::Add(own, moved(other)); },
                           sine_phases, saw_phases);
      add(gains_[0], sine_of_phase(sine_phases), sum);
    }
    if ((features & kUsesSaw) != 0) add(gains_[1], saw_.of(saw_phases), sum);
    if ((features & kUsesNoise) != 0)
      add(gains_[2], each([](VU x) { return noise(x); }, take(counter_, hn::Set(U(), 1))), sum);
    return sum;
  }

  /// Phases go on whether they are heard or not.
  HWY_INLINE void store(VoiceLanes& v, int at) const {
    hn::Store(sine_phase_, U(), v.sine_phase + at);
    hn::Store(saw_phase_, U(), v.saw_phase + at);
  }

 private:
  static HWY_INLINE VU counter(const VoiceLanes& v, int at, int p) {
    static_assert(kFrames == 1 << 4);
    const VI age = hn::Sub(hn::Set(I(), p), load(v.onset + at));
    return hn::Add(hn::BitCast(U(), hn::ShiftLeft<4>(age)), load(v.seed + at));
  }

  static HWY_INLINE void add(Line& gain, const Samples& source, Samples& sum) {
    for (int i = 0; i < kTogether; ++i)
      sum.at[i] = hn::MulAdd(gain.next(), source.at[i], sum.at[i]);
  }

  /// How far the second oscillator's sine moves the first one's phase: in two steps, as a whole
  /// turn is more than an integer holds.
  [[nodiscard]] HWY_INLINE VU moved(VU other_phase) const {
    const VI half = hn::NearestInt(hn::Mul(fm_, sine_of_phase(other_phase)));
    return hn::BitCast(U(), hn::ShiftLeft<1>(half));
  }

  VU sine_phase_, saw_phase_, sine_increment_, saw_increment_, counter_;
  VF fm_;
  SquareSaw saw_;
  Line gains_[3];
};

}  // namespace auralis::render::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
