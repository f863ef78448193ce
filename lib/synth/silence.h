// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How long nothing has sounded: an effect whose line has run empty need not be reckoned.
#pragma once

#include <cmath>

namespace auralis::synth {

/// Counts frames, so that what follows from it does not depend on how a signal is divided.
class Silence {
 public:
  /// Begins in a silence of `frames`, after which it is one.
  explicit Silence(int frames) : frames_(frames), passed_(frames) {}

  /// Takes note of a frame; true while nothing has sounded in it and in the frames before.
  bool after(float a, float b, float c = 0, float d = 0) noexcept {
    constexpr float kNothing = 1e-20F;  // 400 dB under full scale
    const float largest =
        std::fmax(std::fmax(std::fabs(a), std::fabs(b)), std::fmax(std::fabs(c), std::fabs(d)));
    if (largest > kNothing)
      passed_ = 0;
    else if (passed_ < frames_)
      ++passed_;
    return passed_ >= frames_;
  }

 private:
  int frames_, passed_;
};

}  // namespace auralis::synth
