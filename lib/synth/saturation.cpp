// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/saturation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace auralis::synth {

Saturation::Saturation(base::SampleRate rate, double amount) noexcept
    : steepness_(static_cast<float>(4 * amount * amount)),
      coefficient_(static_cast<float>(1 - std::exp(-2 * std::numbers::pi * kCorner / rate.hz))) {}

void Saturation::process(std::span<float> left, std::span<float> right) noexcept {
  if (steepness_ == 0) return;
  process(left, left_);
  process(right, right_);
}

/// With k the steepness and r = sqrt(1 + k x^2), the curve's antiderivative is (r - 1) / k, whose
/// difference over a step, divided by the step, is (x + before) / (r + r_before): no division by a
/// small difference, whatever the signal does.
void Saturation::process(std::span<float> samples, Channel& channel) const noexcept {
  constexpr std::size_t kPart = 128;  // loops over arrays, which the compiler makes SIMD of
  float x[kPart + 1], root[kPart + 1];
  for (std::size_t at = 0; at < samples.size(); at += kPart) {
    const auto part = samples.subspan(at, std::min(kPart, samples.size() - at));
    x[0] = channel.before;
    root[0] = channel.root_before;
    for (std::size_t i = 0; i < part.size(); ++i)
      x[i + 1] = channel.low += coefficient_ * (part[i] - channel.low);
    for (std::size_t i = 1; i <= part.size(); ++i)
      root[i] = std::sqrt(1 + steepness_ * x[i] * x[i]);
    for (std::size_t i = 0; i < part.size(); ++i)
      part[i] -= (x[i + 1] + x[i]) * (0.5F - 1 / (root[i + 1] + root[i]));
    channel.before = x[part.size()];
    channel.root_before = root[part.size()];
  }
}

}  // namespace auralis::synth
