// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/saturation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/wide.h"

namespace auralis::synth {

namespace {

OnePole low_pass(double hertz, base::SampleRate rate) {
  const double keep = std::exp(-2 * std::numbers::pi * hertz / rate.hz);
  return {static_cast<float>(keep), static_cast<float>(1 - keep)};
}

}  // namespace

Saturation::Saturation(base::SampleRate rate, double amount) noexcept
    : steepness_(static_cast<float>(4 * amount * amount)),
      left_{low_pass(kCorner, rate)},
      right_(left_) {}

void Saturation::process(std::span<float> left, std::span<float> right) noexcept {
  if (steepness_ == 0) return;
  process(left, left_);
  process(right, right_);
}

/// With k the steepness and r = sqrt(1 + k x^2), the curve's antiderivative is (r - 1) / k, whose
/// difference over a step, divided by the step, is (x + before) / (r + r_before): no division by a
/// small difference, whatever the signal does.
AURALIS_WIDE void Saturation::process(std::span<float> samples, Channel& channel) const noexcept {
  constexpr std::size_t kPart = OnePole::kPart;  // loops over arrays, which are made SIMD of
  std::array<float, kPart + 1> x, root;
  for (std::size_t at = 0; at < samples.size(); at += kPart) {
    const auto part = samples.subspan(at, std::min(kPart, samples.size() - at));
    const std::size_t n = part.size();
    x[0] = channel.before;
    root[0] = channel.root_before;
    channel.low.process(part, std::span(x).subspan(1, n));
    for (std::size_t i = 1; i <= n; ++i) root[i] = std::sqrt(1 + steepness_ * x[i] * x[i]);
    for (std::size_t i = 0; i < n; ++i)
      part[i] -= (x[i + 1] + x[i]) * (0.5F - 1 / (root[i + 1] + root[i]));
    channel.before = x[n];
    channel.root_before = root[n];
  }
}

}  // namespace auralis::synth
