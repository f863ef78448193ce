// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/air.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace auralis::synth {

namespace {

/// Of a one-pole filter by trapezoidal integration.
float coefficient_of(double hertz, double sample_rate) {
  const double g = std::tan(std::numbers::pi * std::min(hertz / sample_rate, 0.45));
  return static_cast<float>(g / (1 + g));
}

}  // namespace

Air::Air(base::SampleRate rate, double decibels) noexcept
    : lift_(static_cast<float>(std::pow(10, decibels / 20) - 1)),
      coefficient_(coefficient_of(kCorner, rate.hz)) {}

void Air::process(std::span<float> left, std::span<float> right) noexcept {
  if (lift_ == 0) return;
  process(left, left_);
  process(right, right_);
}

void Air::process(std::span<float> samples, float& state) const noexcept {
  for (float& x : samples) {
    const float step = coefficient_ * (x - state);
    const float low = state + step;
    state = low + step;
    x += lift_ * (x - low);
  }
}

}  // namespace auralis::synth
