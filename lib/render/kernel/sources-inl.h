// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Oscillators and noise of one period -> the filter's input.
// Included once per instruction set by Highway's foreach_target.

#if defined(AURALIS_SOURCES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef AURALIS_SOURCES_INL_H_
#undef AURALIS_SOURCES_INL_H_
#else
#define AURALIS_SOURCES_INL_H_
#endif

#include <cstring>

#include "render/kernel/modulation-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::render::HWY_NAMESPACE {

/// One period of one vector's filter input, then of its filtered and shaped voices.
struct Source {
  alignas(64) float u[kFrames][kLanes];
};

/// torchsynth's SquareSawVCO: (1 - shape / 2) tanh(drive sin) (1 + shape cos), the tanh by the
/// sine's absolute value.
HWY_INLINE VF square_saw(VU phase, VF drive, VF shape) {
  const VF half_turns = half_turns_of(phase);
  const VF from_top = hn::Sub(constant(0.5F), hn::Abs(half_turns));
  const VF cosine = sine_of_half_turns(from_top);
  const VF sine = sine_of_half_turns(hn::Sub(constant(0.5F), hn::Abs(from_top)));
  const VF edge = hn::CopySign(tanh_of_positive(hn::Mul(drive, sine)), half_turns);
  const VF tilt = hn::MulAdd(shape, cosine, constant(1));
  return hn::Mul(hn::Mul(hn::NegMulAdd(shape, constant(0.5F), constant(1)), edge), tilt);
}

HWY_INLINE bool any(VF x) { return !hn::AllTrue(F(), hn::Eq(x, constant(0))); }
HWY_INLINE bool any(const float* lanes, int at) { return any(load(lanes + at)); }

/// Adds a source of gain `which` to the sum, frame by frame.
template <class Generate>
HWY_INLINE void add_source(const Control& c, int which, Source& source, const Generate& next) {
  VF gain = c.gains[which];
  const VF step = c.gain_steps[which];
  for (int k = 0; k < kFrames; ++k) {
    gain = hn::Add(gain, step);
    hn::Store(hn::MulAdd(gain, next(), load(source.u[k])), F(), source.u[k]);
  }
}

HWY_INLINE bool sounds(const Control& c, int which) {
  return any(c.gains[which]) || any(c.gain_steps[which]);
}

HWY_INLINE void add_sine(const VoiceLanes& v, int at, const Control& c, Source& source) {
  VU phase = load(v.sine_phase + at);
  VU modulator = load(v.saw_phase + at);
  const auto plain = [&] {
    const VF sine = sine_of_phase(phase);
    phase = hn::Add(phase, c.sine_increment);
    return sine;
  };
  const auto modulated = [&] {
    // In two steps, as a whole turn is more than an integer holds.
    const VI moved = hn::NearestInt(hn::Mul(c.fm, sine_of_phase(modulator)));
    const VF sine = sine_of_phase(hn::Add(phase, hn::BitCast(U(), hn::ShiftLeft<1>(moved))));
    phase = hn::Add(phase, c.sine_increment);
    modulator = hn::Add(modulator, c.saw_increment);
    return sine;
  };
  if ((v.features & kUsesFm) != 0)
    add_source(c, 0, source, modulated);
  else
    add_source(c, 0, source, plain);
}

HWY_INLINE void add_square_saw(const VoiceLanes& v, int at, const Control& c, Source& source) {
  VU phase = load(v.saw_phase + at);
  const VF drive = load(v.partials + at), shape = load(v.shape + at);
  add_source(c, 1, source, [&] {
    const VF y = square_saw(phase, drive, shape);
    phase = hn::Add(phase, c.saw_increment);
    return y;
  });
}

HWY_INLINE void add_noise(const VoiceLanes& v, int at, int p, const Control& c, Source& source) {
  static_assert(kFrames == 1 << 4);
  const VI age = hn::Sub(hn::Set(I(), p), load(v.onset + at));
  VU counter = hn::Add(hn::BitCast(U(), hn::ShiftLeft<4>(age)), load(v.seed + at));
  add_source(c, 2, source, [&] {
    const VF x = noise(counter);
    counter = hn::Add(counter, hn::Set(U(), 1));
    return x;
  });
}

HWY_INLINE void sources(VoiceLanes& v, int at, int p, const Control& c, Source& source) {
  std::memset(&source, 0, sizeof source);
  if (sounds(c, 0)) add_sine(v, at, c, source);
  if (sounds(c, 1)) add_square_saw(v, at, c, source);
  if (sounds(c, 2)) add_noise(v, at, p, c, source);
  // Phases go on whether they are heard or not.
  const auto advance = [at](std::uint32_t* phase, VU increment) {
    const VU now = load(const_cast<const std::uint32_t*>(phase) + at);
    hn::Store(hn::Add(now, hn::ShiftLeft<4>(increment)), U(), phase + at);
  };
  advance(v.sine_phase, c.sine_increment);
  advance(v.saw_phase, c.saw_increment);
}

}  // namespace auralis::render::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
