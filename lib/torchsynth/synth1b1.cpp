// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/synth1b1.h"

#include <random>

#include "torchsynth/time_grid.h"

namespace auralis::torchsynth {

namespace {

constexpr std::uint32_t kNoiseSeed = 13;

/// A multiple of 2^-24 in [0, 1).
float draw(std::mt19937& generator) noexcept {
  return static_cast<float>(generator() & 0xFFFFFF) * 0x1p-24F;
}

}  // namespace

ParameterVector synth1b1_parameters(std::int64_t sound) noexcept {
  std::mt19937 generator(static_cast<std::uint32_t>(sound));
  std::array<float, kParameters> draws;
  for (float& value : draws) value = draw(generator);
  ParameterVector parameters;
  for (std::size_t i = 0; i < kParameters; ++i) parameters[i] = draws[kParameterTable[i].draw];
  return parameters;
}

NoiseTable::NoiseTable() : samples_(static_cast<std::size_t>(kRows * kSamples)) {
  std::mt19937 generator(kNoiseSeed);
  for (float& sample : samples_) sample = draw(generator) * 2 - 1;
}

std::span<const float> NoiseTable::row_of(std::int64_t sound) const noexcept {
  const auto row = static_cast<std::size_t>(sound % kRows);
  return std::span(samples_).subspan(row * kSamples, kSamples);
}

}  // namespace auralis::torchsynth
