// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Fast Fourier transform of complex signals in SIMD, for fast convolution: the spectrum is in an
// order of its own, which a product of two spectra does not care about.
#pragma once

#include <vector>

#include "render/fft_stages.h"

namespace auralis::render {

/// [thread-safe once made] Real-time safe after construction: no allocation, no lock.
class Fft {
 public:
  /// A power of two, at least kSmallest.
  explicit Fft(int size);

  static constexpr int kSmallest = 256;

  [[nodiscard]] int size() const noexcept { return size_; }

  /// From anywhere, or in place; re and im hold size() floats, aligned to 64 bytes.
  void forward(const float* from_re, const float* from_im, float* re, float* im) const noexcept;
  /// From forward's order back to the signal, times size().
  void inverse(float* re, float* im) const noexcept;

 private:
  int size_, lanes_;
  FftStages rows_, columns_;
  std::vector<float> turn_re_, turn_im_;  // [rows, lanes] between the two
};

}  // namespace auralis::render
