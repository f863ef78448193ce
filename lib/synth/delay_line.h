// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Delay line: a ring of samples, read between them.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <span>
#include <vector>

namespace auralis::synth {

/// The signal at a place between the middle two of four samples, oldest first, `f` before the third
/// of them, by the cubic through them (Laakso et al., "Splitting the unit delay", IEEE Signal
/// Processing Magazine 13(1), 1996: Lagrange interpolation).
[[nodiscard]] inline float between(const float* samples, float f) noexcept {
  constexpr float kSixth = 1.0F / 6;
  const float a = samples[3], b = samples[2], c = samples[1], d = samples[0];
  const float after = f + 1, rest = 1 - f, far = 2 - f;
  return rest * far * (after * b / 2 - f * a * kSixth) +
         f * after * (far * c / 2 - rest * d * kSixth);
}

/// Real-time safe after construction.
class DelayLine {
 public:
  /// For delays of up to `longest` frames, and stretches of up to kPart of them.
  explicit DelayLine(double longest)
      : samples_(std::bit_ceil(static_cast<std::size_t>(longest) + kPart + kAround)),
        mask_(samples_.size() - 1) {}

  static constexpr std::size_t kPart = 64;
  /// Samples that `between` reads besides one a frame.
  static constexpr std::size_t kAround = 3;

  void push(std::span<const float> samples) noexcept {
    const std::size_t n = std::min(samples.size(), samples_.size() - next_);
    std::ranges::copy(samples.first(n), samples_.begin() + static_cast<std::ptrdiff_t>(next_));
    std::ranges::copy(samples.subspan(n), samples_.begin());
    next_ = (next_ + samples.size()) & mask_;
  }

  /// Adds to `sum` the frames pushed last, as many as `sway` has (kPart at most), each behind by
  /// middle + depth * sway frames.
  void add_swaying(double middle, double depth, std::span<const double> sway,
                   std::span<float> sum) const noexcept;

  /// What `between` reads for a delay of `whole` frames, 1 or more, and a fraction behind the
  /// newest sample, `later` frames from now, and in the frames from there on: as many samples as
  /// `to` has room for. All of them have been pushed, the last kPart and the longest delay ago at
  /// most.
  void copy(std::size_t whole, std::ptrdiff_t later, std::span<float> to) const noexcept {
    const std::size_t from = (next_ + static_cast<std::size_t>(later) - whole - kAround) & mask_;
    const std::size_t n = std::min(to.size(), samples_.size() - from);
    std::copy_n(samples_.begin() + static_cast<std::ptrdiff_t>(from), n, to.begin());
    std::copy_n(samples_.begin(), to.size() - n, to.begin() + static_cast<std::ptrdiff_t>(n));
  }

 private:
  std::vector<float> samples_;
  std::size_t mask_, next_ = 0;
};

}  // namespace auralis::synth
