// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Air: a shelf that lifts the top, where a mix of low-passes has little.
#pragma once

#include <span>

#include "base/units.h"
#include "synth/one_pole.h"

namespace auralis::synth {

/// x + (gain - 1) high(x), where `high` is a high-pass of 6 dB an octave at kCorner (Zavalishin,
/// "The art of VA filter design", 2018, chapter 3). Half of the lift in dB is reached at
/// kCorner / sqrt(gain). Real-time safe; the result does not depend on how the
/// signal is divided into calls.
class Air {
 public:
  static constexpr double kCorner = 10000;  ///< Hz

  /// dB far above the corner, 0 or more: at 0 nothing happens.
  Air(base::SampleRate rate, double decibels) noexcept;

  void process(std::span<float> left, std::span<float> right) noexcept;

 private:
  void process(std::span<float> samples, OnePole& kept) const noexcept;

  float lift_, coefficient_;
  OnePole left_, right_;
};

}  // namespace auralis::synth
