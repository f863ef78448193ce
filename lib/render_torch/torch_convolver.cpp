// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render_torch/torch_convolver.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace auralis::render_torch {

using at::indexing::None;
using at::indexing::Slice;

namespace {

at::Tensor as_complex(std::span<const float> re, std::span<const float> im, c10::Device device) {
  const auto tensor = [](std::span<const float> x) {
    return at::from_blob(const_cast<float*>(x.data()), {static_cast<std::int64_t>(x.size())});
  };
  return at::complex(tensor(re), tensor(im)).to(device);
}

}  // namespace

TorchConvolver::TorchConvolver(const render::ComplexResponse& response, int partition,
                               c10::Device device)
    : partition_(partition),
      count_(std::max<std::int64_t>(
          1, (static_cast<std::int64_t>(response.re.size()) + partition - 1) / partition)),
      device_(device) {
  const auto whole = as_complex(response.re, response.im, device_);
  auto padded = at::zeros({count_ * partition_}, whole.options());
  padded.index_put_({Slice(None, whole.size(0))}, whole);
  // Each partition's spectrum, zero-padded to twice its length: [count, 2 * partition].
  const auto spectra = at::fft_fft(padded.view({count_, partition_}), 2 * partition_);
  // Row j holds partition -j (mod count): a slice of it then lines up with the ring of spectra.
  const auto reversed = spectra.flip(0).roll(1, 0);
  response_ = at::cat({reversed, reversed}).contiguous();
  spectra_ = at::zeros_like(spectra, at::MemoryFormat::Contiguous);
  product_ = at::empty_like(spectra_);
}

void TorchConvolver::process(render::ComplexSpan window, render::ComplexSpan out) {
  const c10::InferenceMode inference;
  newest_ = (newest_ + 1) % count_;
  spectra_[newest_].copy_(at::fft_fft(as_complex(window.re, window.im, device_)));
  at::mul_out(product_, spectra_, response_.narrow(0, count_ - newest_, count_));
  const auto answer =
      at::view_as_real(at::fft_ifft(product_.sum(0)).narrow(0, partition_, partition_)).cpu();
  const auto pairs = answer.contiguous();
  const float* const values = pairs.data_ptr<float>();
  for (std::int64_t i = 0; i < partition_; ++i) {
    out.re[static_cast<std::size_t>(i)] = values[2 * i];
    out.im[static_cast<std::size_t>(i)] = values[2 * i + 1];
  }
}

}  // namespace auralis::render_torch
