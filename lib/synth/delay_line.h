// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Delay line: a ring of samples, read between them.
#pragma once

#include <bit>
#include <cstddef>
#include <vector>

namespace auralis::synth {

/// Real-time safe after construction.
class DelayLine {
 public:
  /// For delays of up to `longest` frames.
  explicit DelayLine(double longest)
      : samples_(std::bit_ceil(static_cast<std::size_t>(longest) + 4)),
        mask_(samples_.size() - 1) {}

  void push(float sample) noexcept { samples_[++newest_ & mask_] = sample; }

  /// The signal `delay` frames before the newest sample, 1 or more, by the cubic through the four
  /// samples around it (Laakso et al., "Splitting the unit delay", IEEE Signal Processing Magazine
  /// 13(1), 1996: Lagrange interpolation).
  [[nodiscard]] float at(double delay) const noexcept {
    const auto whole = static_cast<std::size_t>(delay);
    const auto f = static_cast<float>(delay - static_cast<double>(whole));
    const auto sample = [this](std::size_t age) { return samples_[(newest_ - age) & mask_]; };
    const float a = sample(whole - 1), b = sample(whole), c = sample(whole + 1),
                d = sample(whole + 2);
    const float after = f + 1, rest = 1 - f, far = 2 - f;
    return rest * far * (after * b / 2 - f * a / 6) + f * after * (far * c / 2 - rest * d / 6);
  }

 private:
  std::vector<float> samples_;
  std::size_t mask_, newest_ = 0;
};

}  // namespace auralis::synth
