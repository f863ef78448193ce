// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A segment -> one of its samples, in single precision.
#pragma once

#include "torchsynth/cuda/segment.h"
#include "torchsynth/kernel/coefficients.h"

namespace auralis::torchsynth::cuda {

/// sin(2 pi x) for |x| <= 1/4.
AURALIS_HOST_DEVICE float sine_of_quarter(float x) {
  const float z = x * x;
  return fmaf(fmaf(fmaf(kSine7, z, kSine5), z, kSine3), z, kSine1) * x;
}

/// (e^y - 1) / y for |y| < 8.
AURALIS_HOST_DEVICE float mean_growth(float y) {
  if (fabsf(y) > 0.7F) return (expf(y) - 1) / y;
  float p = fmaf(y, 1.0F / 40320, 1.0F / 5040);
  p = fmaf(p, y, 1.0F / 720);
  p = fmaf(p, y, 1.0F / 120);
  p = fmaf(p, y, 1.0F / 24);
  p = fmaf(p, y, 1.0F / 6);
  p = fmaf(p, y, 0.5F);
  return fmaf(p, y, 1.0F);
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

AURALIS_HOST_DEVICE float cosine_of(float turns) { return sine_of_quarter(0.25F - fabsf(turns)); }

/// (1 - shape / 2) tanh(drive sin) (1 + shape cos): the tanh as (1 - e) / (1 + e) of the sine's
/// absolute value.
struct SquareSaw {
  float exponent, scale, tilt;

  AURALIS_HOST_DEVICE float of(float turns) const {
    const float w = 0.25F - fabsf(turns);
    const float sine = sine_of_quarter(0.25F - fabsf(w));  // its absolute value
    const float e = exp2f(sine * exponent);
    const float edge = (1 - e) / (1 + e);
    return copysignf(edge, turns) * fmaf(sine_of_quarter(w), tilt, scale);
  }
};

AURALIS_HOST_DEVICE SquareSaw square_saw(const VoiceSettings& v) {
  const double pitch = v.midi_f0 + v.vco_2.tuning + fmax(v.vco_2.mod_depth, 0.0);
  const double hertz = 440 * exp2((pitch - 69) / 12);
  const double drive = kPi / 2 * 12000 / (hertz * log10(hertz));
  const double scale = 1 - v.vco_2_shape / 2;
  return {static_cast<float>(-2 * drive / 0.69314718055994531), static_cast<float>(scale),
          static_cast<float>(scale * v.vco_2_shape)};
}

/// Sample j of a segment of that length, before the sound is divided by its peak.
AURALIS_HOST_DEVICE float sample_of(const Segment& s, const SquareSaw& shape, int length, int j,
                                    float noise) {
  const auto at = static_cast<float>(j);
  float sum = noise * fmaf(s.noise_amp.slope, at, s.noise_amp.begin);
  if (!s.vco_1_amp.silent(length))
    sum = fmaf(cosine_of(phase_after(s.vco_1, at + 1)),
               fmaf(s.vco_1_amp.slope, at, s.vco_1_amp.begin), sum);
  if (!s.vco_2_amp.silent(length))
    sum = fmaf(shape.of(phase_after(s.vco_2, at + 1)),
               fmaf(s.vco_2_amp.slope, at, s.vco_2_amp.begin), sum);
  return sum;
}

}  // namespace auralis::torchsynth::cuda
