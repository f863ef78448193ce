// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The bounds of pitch and cutoff, which are the same for all voices.
#pragma once

#include <algorithm>
#include <cmath>

namespace auralis::render {

struct Limits {
  float lowest_cutoff;      // log2 of cutoff / sample rate
  float highest_increment;  // of an oscillator, 2^-32 turn a frame
};

/// sample_rate in Hz.
[[nodiscard]] inline Limits limits_at(float sample_rate) {
  constexpr float kHighestPitch = 12543.854F;  // Hz, MIDI number 127, as torchsynth has it
  return {.lowest_cutoff = std::log2(20 / sample_rate),
          .highest_increment = std::min(kHighestPitch / sample_rate, 0.49F) * 0x1p32F};
}

}  // namespace auralis::render
