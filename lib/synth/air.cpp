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

/// The high-pass is x - low, and what is carried on is twice the way to low: one product and one
/// sum wait for the frame before, of both channels side by side.
void Air::process(std::span<float> left, std::span<float> right) noexcept {
  if (lift_ == 0) return;
  const float c = coefficient_, keep = 1 - 2 * c, kept = 1 - c, lift = lift_;
  float a = left_, b = right_;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const float x = left[i], y = right[i];
    left[i] = x + lift * (x - (kept * a + c * x));
    right[i] = y + lift * (y - (kept * b + c * y));
    a = keep * a + 2 * c * x;
    b = keep * b + 2 * c * y;
  }
  left_ = a;
  right_ = b;
}

}  // namespace auralis::synth
