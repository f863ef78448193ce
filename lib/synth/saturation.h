// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Saturation as of tape: a soft curve that leaves quiet signals alone, without its aliases.
//
//   x --> low-pass --> what the curve takes away --> x less that
#pragma once

#include <span>

#include "base/units.h"
#include "synth/one_pole.h"

namespace auralis::synth {

/// y = x / sqrt(1 + (2 amount x)^2) by first-order antiderivative anti-aliasing (Parker, Zavalishin
/// and Le Bivic, "Reducing the aliasing of nonlinear waveshaping using continuous-time
/// convolution", DAFx 2016). What the curve takes away is reckoned so from what lies below
/// kCorner, as the harmonics of higher tones would only fold back, and taken from the signal as it
/// is: what is quiet passes unchanged, without delay. Real-time safe; the result does not depend on
/// how the signal is divided into calls.
class Saturation {
 public:
  static constexpr double kCorner = 3000;  ///< Hz, of a low-pass of 6 dB an octave

  /// amount: 0 (nothing happens) .. 1 (full scale loses 7 dB).
  Saturation(base::SampleRate rate, double amount) noexcept;

  void process(std::span<float> left, std::span<float> right) noexcept;

 private:
  struct Channel {
    OnePole low;
    float before = 0, root_before = 1;
  };
  void process(std::span<float> samples, Channel& channel) const noexcept;

  float steepness_;
  Channel left_, right_;
};

}  // namespace auralis::synth
