// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The convolver of everyday: FFT and spectral product in SIMD, on the CPU.
#pragma once

#include "hwy/aligned_allocator.h"
#include "render/convolver.h"
#include "render/fft.h"
#include "render/kernel/spectral_kernel.h"

namespace auralis::render {

/// Real-time safe after construction: no allocation, no lock.
class FusedConvolver final : public Convolver {
 public:
  FusedConvolver(const ComplexResponse& response, int partition);

  void process(ComplexSpan window, ComplexSpan out) override;

 private:
  using Floats = hwy::AlignedFreeUniquePtr<float[]>;

  [[nodiscard]] Spectrum sum_of(int block) const noexcept;
  void add_products();

  int partition_, count_;
  Fft fft_;
  Floats response_;  // the spectra of its partitions, divided by the FFT's size
  Floats inputs_;    // the inputs' spectra, a ring, the newest at newest_
  Floats sums_;      // the answers' spectra, of the block at hand and of the next ones: a ring
  int newest_ = 0;
  int block_ = 0;  // the place of the one at hand in it
};

}  // namespace auralis::render
