// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/fused_convolver.h"

#include <algorithm>

#include "render/kernel/fft_kernel.h"

namespace auralis::render {

FusedConvolver::Floats FusedConvolver::make_spectra(int count) const {
  const auto floats =
      std::size_t{2} * static_cast<std::size_t>(count) * static_cast<std::size_t>(fft_.size());
  auto spectra = hwy::AllocateAligned<float>(floats);
  std::fill_n(spectra.get(), floats, 0.0F);
  return spectra;
}

FusedConvolver::FusedConvolver(const ComplexResponse& response, int partition)
    : partition_(partition),
      count_(std::max(
          1, static_cast<int>((response.re.size() + static_cast<std::size_t>(partition) - 1) /
                              static_cast<std::size_t>(partition)))),
      fft_(2 * partition),
      response_(make_spectra(count_)),
      inputs_(make_spectra(count_)),
      sum_(make_spectra(1)) {
  const float scale = 1.0F / static_cast<float>(fft_.size());
  for (int p = 0; p < count_; ++p) {
    const auto begin = static_cast<std::size_t>(p) * static_cast<std::size_t>(partition);
    const auto n = std::min(response.re.size() - begin, static_cast<std::size_t>(partition));
    for (std::size_t i = 0; i < n; ++i) {
      re_of(response_, p)[i] = scale * response.re[begin + i];
      im_of(response_, p)[i] = scale * response.im[begin + i];
    }
    fft_.forward(re_of(response_, p), im_of(response_, p));
  }
}

void FusedConvolver::process(ComplexSpan window, ComplexSpan out) {
  const int n = fft_.size();
  newest_ = (newest_ + 1) % count_;
  std::ranges::copy(window.re, re_of(inputs_, newest_));
  std::ranges::copy(window.im, im_of(inputs_, newest_));
  fft_.forward(re_of(inputs_, newest_), im_of(inputs_, newest_));
  float* const re = re_of(sum_, 0);
  float* const im = im_of(sum_, 0);
  std::fill_n(re, std::size_t{2} * static_cast<std::size_t>(n), 0.0F);
  for (int p = 0; p < count_; ++p) {
    const int input = (newest_ - p + count_) % count_;
    multiply_accumulate(re_of(inputs_, input), im_of(inputs_, input), re_of(response_, p),
                        im_of(response_, p), re, im, n);
  }
  fft_.inverse(re, im);
  std::copy_n(re + partition_, partition_, out.re.begin());
  std::copy_n(im + partition_, partition_, out.im.begin());
}

}  // namespace auralis::render
