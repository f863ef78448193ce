// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/fft.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <numbers>

#include "render/kernel/fft_kernel.h"

namespace auralis::render {

namespace {

/// Factors W_B^m, W_B^2m, W_B^3m for every m of every stage of B = size, size / 4, ... rows.
FftStages make_stages(int size) {
  FftStages stages{.size = size};
  for (int block = size; block >= 4; block /= 4) {
    for (int m = 0; m < block / 4; ++m) {
      for (int p = 1; p <= 3; ++p) {
        const double angle = -2 * std::numbers::pi * p * m / block;
        stages.factors.push_back(static_cast<float>(std::cos(angle)));
        stages.factors.push_back(static_cast<float>(std::sin(angle)));
      }
    }
  }
  return stages;
}

/// Which frequency stands in a row after the stages.
int frequency_of(int row, int size) {
  if (size == 1) return 0;
  const int radix = size % 4 == 0 ? 4 : 2;
  const int part = size / radix;
  return radix * frequency_of(row % part, part) + row / part;
}

}  // namespace

Fft::Fft(int size)
    : size_(size),
      lanes_(fft_lanes()),
      rows_(make_stages(size / lanes_)),
      columns_(make_stages(lanes_)) {
  assert(std::has_single_bit(static_cast<unsigned>(size)) && size >= kSmallest);
  for (int row = 0; row < rows_.size; ++row) {
    const int frequency = frequency_of(row, rows_.size);
    for (int lane = 0; lane < lanes_; ++lane) {
      const double angle = -2 * std::numbers::pi * frequency * lane / size;
      turn_re_.push_back(static_cast<float>(std::cos(angle)));
      turn_im_.push_back(static_cast<float>(std::sin(angle)));
    }
  }
}

void Fft::forward(const float* from_re, const float* from_im, float* re, float* im) const noexcept {
  fft_forward({rows_, columns_, turn_re_.data(), turn_im_.data()}, from_re, from_im, re, im);
}

void Fft::inverse(float* re, float* im) const noexcept {
  fft_inverse({rows_, columns_, turn_re_.data(), turn_im_.data()}, re, im);
}

}  // namespace auralis::render
