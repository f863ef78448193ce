// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The memory that LibTorch keeps on a CUDA device for later, given back now and then.
#pragma once

#include <c10/core/Device.h>

#include <cstddef>

namespace auralis::render_torch {

/// What LibTorch holds on the device, in use or kept; 0 where that is no CUDA device, or LibTorch
/// was built without CUDA.
[[nodiscard]] std::size_t torch_bytes(c10::Device device);

/// Trims the cache after every hundred renders, and when half as much again is held as when it was
/// trimmed last.
class TorchCache {
 public:
  explicit TorchCache(c10::Device device) : device_(device) {}

  /// After each render.
  void rendered();

 private:
  static constexpr int kRenders = 100;

  c10::Device device_;
  int renders_ = 0;
  std::size_t held_ = 0;
};

}  // namespace auralis::render_torch
