// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Two control frames -> the segment between them, in which pitches and amplitudes are straight
// lines: all that its samples need, none of them the one before it.
#pragma once

#include "torchsynth/cuda/control.h"

namespace auralis::torchsynth::cuda {

inline constexpr double kLowestPitch = 0, kHighestPitch = 127;

/// The first sample of segment s; that of kSegments is the end.
AURALIS_HOST_DEVICE int segment_start(int s) {
  return s == kSegments ? kSamples : (s * (kSamples - 1) + kSegments - 1) / kSegments;
}

/// An oscillator whose pitch stays at one end of its range, then runs along a line, then stays at
/// the other end. Most have only the line, on which the frequency is f r^m at sample m and the
/// phase a geometric sum.
struct VcoSegment {
  float phase;          ///< turns before the first sample, -0.5..0.5
  float before, after;  ///< turns a sample at the ends
  float first, log_r;   ///< f (ln r) / (r - 1), turns; ln r
  float stays, runs;    ///< samples before the line, samples of it
};

/// An amplitude at the first sample, and what it gains a sample.
struct AmpSegment {
  float begin, slope;

  /// Below the last bit of any sample that could be heard: 180 dB under full scale.
  AURALIS_HOST_DEVICE bool silent(int length) const {
    return fabsf(begin) < 1e-9F && fabsf(begin + slope * static_cast<float>(length)) < 1e-9F;
  }
};

struct alignas(16) Segment {
  VcoSegment vco_1, vco_2;
  AmpSegment vco_1_amp, vco_2_amp, noise_amp;
};

/// A pitch's frequency in turns a sample.
AURALIS_HOST_DEVICE double turns_of(double pitch) {
  constexpr double kTurns440 = 440 / kSampleRate * (kPi / 3.14159265358979323846);
  return kTurns440 * exp2((pitch - 69) / 12);
}

/// (e^y - 1) / y
AURALIS_HOST_DEVICE double mean_growth(double y) { return fabs(y) < 1e-10 ? 1 : expm1(y) / y; }

/// Where a straight line meets a bound, as the first whole sample behind it in low..high.
AURALIS_HOST_DEVICE int sample_behind(double crossing, int low, int high) {
  return static_cast<int>(
      fmin(fmax(ceil(crossing), static_cast<double>(low)), static_cast<double>(high)));
}

/// Fills all but the phase; returns the turns that pass.
AURALIS_HOST_DEVICE double make_vco(double begin, double end, int s, VcoSegment& vco) {
  const int start = segment_start(s), length = segment_start(s + 1) - start;
  const double slope = (end - begin) * kControlStep;
  const double pitch = begin + (end - begin) * (start * kControlStep - s);  // at its first sample
  const double near = slope > 0 ? kLowestPitch : kHighestPitch;
  const double far = slope > 0 ? kHighestPitch : kLowestPitch;
  const bool flat = fabs(slope) < 1e-12;
  const int enters = flat ? 0 : sample_behind((near - pitch) / slope, 0, length);
  const int leaves = flat ? length : sample_behind((far - pitch) / slope, enters, length);
  const double f = turns_of(fmin(fmax(pitch + slope * enters, kLowestPitch), kHighestPitch));
  const double log_r = flat ? 0 : slope * 0.057762265046662109;  // ln 2 / 12
  const double first = f / mean_growth(log_r);
  const double before = enters > 0 ? turns_of(near) : 0;
  const double after = leaves < length ? turns_of(far) : 0;
  vco.before = static_cast<float>(before);
  vco.after = static_cast<float>(after);
  vco.first = static_cast<float>(first);
  vco.log_r = static_cast<float>(log_r);
  vco.stays = static_cast<float>(enters);
  vco.runs = static_cast<float>(leaves - enters);
  const int runs = leaves - enters;
  return before * enters + first * runs * mean_growth(runs * log_r) + after * (length - leaves);
}

AURALIS_HOST_DEVICE AmpSegment make_amp(float begin, float end, int s) {
  const double rise = static_cast<double>(end) - static_cast<double>(begin);
  return {static_cast<float>(begin + rise * (segment_start(s) * kControlStep - s)),
          static_cast<float>(rise * kControlStep)};
}

/// Turns of two LFOs or oscillators.
struct Turns {
  double one, two;

  AURALIS_HOST_DEVICE Turns operator+(const Turns& other) const {
    return {one + other.one, two + other.two};
  }
};

AURALIS_HOST_DEVICE Turns initial_turns(const VoiceSettings& v) {
  constexpr double kTurn = 2 * 3.14159265358979323846;
  return {v.vco_1.initial_phase / kTurn, v.vco_2.initial_phase / kTurn};
}

/// Fills all but the phases; returns the turns that pass in the segment.
AURALIS_HOST_DEVICE Turns make_segment(const ControlFrame& a, const ControlFrame& b, int s,
                                       Segment& out) {
  out.vco_1_amp = make_amp(a.vco_1_amp, b.vco_1_amp, s);
  out.vco_2_amp = make_amp(a.vco_2_amp, b.vco_2_amp, s);
  out.noise_amp = make_amp(a.noise_amp, b.noise_amp, s);
  return {make_vco(a.vco_1_pitch, b.vco_1_pitch, s, out.vco_1),
          make_vco(a.vco_2_pitch, b.vco_2_pitch, s, out.vco_2)};
}

/// turns: those before the segment.
AURALIS_HOST_DEVICE void set_phases(const Turns& turns, Segment& out) {
  out.vco_1.phase = static_cast<float>(turns.one - rint(turns.one));
  out.vco_2.phase = static_cast<float>(turns.two - rint(turns.two));
}

}  // namespace auralis::torchsynth::cuda
