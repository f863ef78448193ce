// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How long nothing has sounded: an effect whose line has run empty need not be reckoned.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace auralis::synth {

/// Counts frames, so that what follows from it does not depend on how a signal is divided.
class Silence {
 public:
  /// Begins in a silence of `frames`, after which it is one.
  explicit Silence(int frames) noexcept
      : frames_(static_cast<std::size_t>(frames)), passed_(frames_) {}

  /// Frames up to the last that sounds: 0 where none does.
  [[nodiscard]] static std::size_t sounding(std::span<const float> signal) noexcept {
    int sounds = 0;  // of all at once: SIMD
    for (const float x : signal) sounds |= static_cast<int>(std::abs(x) > kNothing);
    if (sounds == 0) return 0;
    std::size_t last = signal.size();
    while (!(std::abs(signal[last - 1]) > kNothing)) --last;
    return last;
  }

  [[nodiscard]] bool now() const noexcept { return passed_ >= frames_; }

  /// Whether the next n frames, the last of which to sound is `sounding`, lie all inside it or all
  /// outside. If not, take them one by one.
  [[nodiscard]] bool stays(std::size_t n, std::size_t sounding) const noexcept {
    return now() ? sounding == 0 : passed_ + n < frames_;
  }

  void pass(std::size_t n, std::size_t sounding) noexcept {
    passed_ = sounding > 0 ? n - sounding : std::min(passed_ + n, frames_);
  }

 private:
  static constexpr float kNothing = 1e-20F;  // 400 dB under full scale

  std::size_t frames_, passed_;
};

}  // namespace auralis::synth
