// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The reference convolver: LibTorch's FFT, on any device.
#pragma once

#include <ATen/core/Tensor.h>

#include "render/convolver.h"

namespace auralis::render_torch {

/// Allocates through LibTorch's caching allocator while it runs.
class TorchConvolver final : public render::Convolver {
 public:
  TorchConvolver(const render::ComplexResponse& response, int partition, c10::Device device);

  void process(render::ComplexSpan window, render::ComplexSpan out) override;

 private:
  std::int64_t partition_, count_;
  c10::Device device_;
  at::Tensor response_;  // [2 * count, 2 * partition], in reverse order and twice
  at::Tensor spectra_;   // [count, 2 * partition], a ring
  at::Tensor product_;
  std::int64_t newest_ = 0;
};

}  // namespace auralis::render_torch
