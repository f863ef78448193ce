// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/fused_convolver.h"

#include <algorithm>

#include "render/kernel/spectral_kernel.h"

namespace auralis::render {

namespace {

hwy::AlignedFreeUniquePtr<float[]> make_zeros(int count, int size) {
  const auto floats = static_cast<std::size_t>(count) * static_cast<std::size_t>(size);
  auto zeros = hwy::AllocateAligned<float>(floats);
  std::fill_n(zeros.get(), floats, 0.0F);
  return zeros;
}

}  // namespace

FusedConvolver::FusedConvolver(const ComplexResponse& response, int partition)
    : partition_(partition),
      count_(std::max(
          1, static_cast<int>((response.re.size() + static_cast<std::size_t>(partition) - 1) /
                              static_cast<std::size_t>(partition)))),
      fft_(2 * partition),
      response_(make_zeros(count_, 2 * fft_.size())),
      inputs_(make_zeros(count_, 2 * fft_.size())),
      sums_(make_zeros(kBlocksAtOnce, 2 * fft_.size())) {
  const float scale = 1.0F / static_cast<float>(fft_.size());
  const Spectrum part = sum_of(0);
  for (int p = 0; p < count_; ++p) {
    const auto begin = static_cast<std::size_t>(p) * static_cast<std::size_t>(partition);
    const auto n = std::min(response.re.size() - begin, static_cast<std::size_t>(partition));
    std::fill_n(part.re, 2 * fft_.size(), 0.0F);
    for (std::size_t i = 0; i < n; ++i) {
      part.re[i] = scale * response.re[begin + i];
      part.im[i] = scale * response.im[begin + i];
    }
    fft_.forward(part.re, part.im, part.re, part.im);
    store_spectrum(part, fft_.size(), p, count_, response_.get());
  }
  std::fill_n(part.re, 2 * fft_.size(), 0.0F);
}

Spectrum FusedConvolver::sum_of(int block) const noexcept {
  float* const re =
      sums_.get() + static_cast<std::ptrdiff_t>(block % kBlocksAtOnce) * 2 * fft_.size();
  return {re, re + fft_.size()};
}

/// A part of the bins begins its sums in each block, so that every block has the same to do.
void FusedConvolver::add_products() {
  const SpectralProduct product{inputs_.get(), newest_, response_.get(), count_};
  const int vectors = fft_.size() / spectral_lanes() / kBlocksAtOnce;
  Spectrum sums[kBlocksAtOnce];
  for (int later = 0; later < kBlocksAtOnce; ++later) sums[later] = sum_of(block_ + later);
  for (int part = 0; part < kBlocksAtOnce; ++part) {
    const int begun = (block_ - part + kBlocksAtOnce) % kBlocksAtOnce;  // blocks ago
    const int first = part * vectors, last = first + vectors;
    if (begun == 0)
      begin_sums(product, first, last, sums);
    else
      finish_sum(product, first, last, begun, sums[0]);
  }
}

void FusedConvolver::process(ComplexSpan window, ComplexSpan out) {
  newest_ = (newest_ + count_ - 1) % count_;
  block_ = (block_ + 1) % kBlocksAtOnce;
  const Spectrum input = sum_of(block_ + kBlocksAtOnce - 1);  // of the last block: free by now
  fft_.forward(window.re.data(), window.im.data(), input.re, input.im);
  store_spectrum(input, fft_.size(), newest_, count_, inputs_.get());
  add_products();
  const Spectrum answer = sum_of(block_);
  fft_.inverse(answer.re, answer.im);
  std::copy_n(answer.re + partition_, partition_, out.re.begin());
  std::copy_n(answer.im + partition_, partition_, out.im.begin());
}

}  // namespace auralis::render
