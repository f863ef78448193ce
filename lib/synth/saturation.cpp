// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/saturation.h"

#include <cmath>

namespace auralis::synth {

void Saturation::process(std::span<float> left, std::span<float> right) noexcept {
  if (steepness_ == 0) return;
  process(left, left_);
  process(right, right_);
}

/// With k the steepness and r = sqrt(1 + k x^2), the curve's antiderivative is (r - 1) / k, whose
/// difference over a step, divided by the step, is (x + before) / (r + r_before): no division by a
/// small difference, whatever the signal does.
void Saturation::process(std::span<float> samples, Channel& channel) const noexcept {
  for (float& x : samples) {
    const float root = std::sqrt(1 + steepness_ * x * x);
    const float taken = (x + channel.before) * (0.5F - 1 / (root + channel.root_before));
    channel = {x, root};
    x -= taken;
  }
}

}  // namespace auralis::synth
