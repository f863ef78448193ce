// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/air.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/wide.h"

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
      coefficient_(coefficient_of(kCorner, rate.hz)),
      left_(1 - 2 * coefficient_, 2 * coefficient_),
      right_(left_) {}

void Air::process(std::span<float> left, std::span<float> right) noexcept {
  if (lift_ == 0) return;
  process(left, left_);
  process(right, right_);
}

/// The high-pass is x - low, where low lies between what the filter has kept and x.
AURALIS_WIDE void Air::process(std::span<float> samples, OnePole& kept) const noexcept {
  std::array<float, OnePole::kPart + 1> before;
  const float c = coefficient_;
  for (std::size_t at = 0; at < samples.size(); at += OnePole::kPart) {
    const auto part = samples.subspan(at, std::min(OnePole::kPart, samples.size() - at));
    before[0] = kept.last();
    kept.process(part, std::span(before).subspan(1, part.size()));
    for (std::size_t i = 0; i < part.size(); ++i)
      part[i] += lift_ * (part[i] - ((1 - c) * before[i] + c * part[i]));
  }
}

}  // namespace auralis::synth
