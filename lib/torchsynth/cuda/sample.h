// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A segment -> one of its samples, in single precision.
#pragma once

#include "simd/scalar_math.h"
#include "torchsynth/cuda/segment.h"
#include "torchsynth/square_saw_shape.h"

namespace auralis::torchsynth::cuda {

namespace oscillator {
using namespace simd::scalar;  // NOLINT(google-build-using-namespace)
#define AURALIS_OPERATION AURALIS_HOST_DEVICE
#include "torchsynth/oscillator.inl"
#undef AURALIS_OPERATION
}  // namespace oscillator

/// (e^y - 1) / y for |y| < 8.
AURALIS_HOST_DEVICE float mean_growth(float y) {
  return fabsf(y) > 0.7F ? (expf(y) - 1) / y : oscillator::mean_growth_near_0(y);
}

/// An oscillator's phase at the segment's sample m - 1, -0.5..0.5 turns.
AURALIS_HOST_DEVICE float phase_after(const VcoSegment& vco, float m) {
  const float stayed = fminf(m, vco.stays);
  const float ran = fminf(m - stayed, vco.runs);
  float turns = fmaf(vco.before, stayed, vco.phase);
  turns = fmaf(vco.first * ran, mean_growth(vco.log_r * ran), turns);
  turns = fmaf(vco.after, m - stayed - ran, turns);
  return turns - rintf(turns);
}

/// Sample j of a segment of that length, before the sound is divided by its peak.
AURALIS_HOST_DEVICE float sample_of(const Segment& s, const SquareSawShape& shape, int length,
                                    int j, float noise) {
  const auto at = static_cast<float>(j);
  float sum = noise * fmaf(s.noise_amp.slope, at, s.noise_amp.begin);
  if (!s.vco_1_amp.silent(length))
    sum = fmaf(oscillator::sine_of_half_turns(oscillator::from_top(phase_after(s.vco_1, at + 1))),
               fmaf(s.vco_1_amp.slope, at, s.vco_1_amp.begin), sum);
  if (!s.vco_2_amp.silent(length)) {
    const float turns = phase_after(s.vco_2, at + 1);
    const oscillator::SquareSaw shaper{shape.drive, shape.scale, shape.tilt};
    const auto [sine, cosine] = oscillator::sine_and_cosine(oscillator::from_top(turns), turns);
    sum = fmaf(shaper.of(sine, cosine), fmaf(s.vco_2_amp.slope, at, s.vco_2_amp.begin), sum);
  }
  return sum;
}

}  // namespace auralis::torchsynth::cuda
