// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// synth1B1: torchsynth's data set of a thousand million sounds, each named by its index.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "torchsynth/parameter.h"

namespace auralis::torchsynth {

inline constexpr std::int64_t kSynth1B1Sounds = 1'000'000'000;

/// The parameters of a sound: std::mt19937 seeded with its index, 24 bits a draw.
[[nodiscard]] ParameterVector synth1b1_parameters(std::int64_t sound) noexcept;

/// The noise that all sounds share: rows of 4 s, white, -1..1; sound g has row g mod 32. Takes 22
/// MB and some milliseconds to make; read-only afterwards, from any thread.
class NoiseTable {
 public:
  static constexpr std::int64_t kRows = 32;

  NoiseTable();

  [[nodiscard]] std::span<const float> row_of(std::int64_t sound) const noexcept;

 private:
  std::vector<float> samples_;
};

}  // namespace auralis::torchsynth
