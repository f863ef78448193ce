// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The convolver of everyday: FFT and spectral product in SIMD, on the CPU.
#pragma once

#include "hwy/aligned_allocator.h"
#include "render/convolver.h"
#include "render/fft.h"

namespace auralis::render {

/// Real-time safe after construction: no allocation, no lock.
class FusedConvolver final : public Convolver {
 public:
  FusedConvolver(const ComplexResponse& response, int partition);

  void process(ComplexSpan window, ComplexSpan out) override;

 private:
  /// Spectra one after the other: re of the first, its im, re of the second, ...
  using Floats = hwy::AlignedFreeUniquePtr<float[]>;

  [[nodiscard]] float* re_of(const Floats& spectra, int index) const noexcept {
    return spectra.get() +
           std::size_t{2} * static_cast<std::size_t>(index) * static_cast<std::size_t>(fft_.size());
  }
  [[nodiscard]] float* im_of(const Floats& spectra, int index) const noexcept {
    return re_of(spectra, index) + fft_.size();
  }
  [[nodiscard]] Floats make_spectra(int count) const;

  int partition_, count_;
  Fft fft_;
  Floats response_;  // of each partition, divided by the FFT's size
  Floats inputs_;    // a ring, the newest at newest_
  Floats sum_;
  int newest_ = 0;
};

}  // namespace auralis::render
