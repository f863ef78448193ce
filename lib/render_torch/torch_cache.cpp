// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render_torch/torch_cache.h"

#ifdef AURALIS_TORCH_CUDA
#include <c10/cuda/CUDACachingAllocator.h>
#endif

namespace auralis::render_torch {

namespace {

#ifdef AURALIS_TORCH_CUDA
std::size_t held_on(c10::DeviceIndex device) {
  const auto stats = c10::cuda::CUDACachingAllocator::getDeviceStats(device);
  constexpr std::size_t kAggregate = 0;
  return static_cast<std::size_t>(stats.reserved_bytes[kAggregate].current);
}
void trim() { c10::cuda::CUDACachingAllocator::emptyCache(); }
#else
std::size_t held_on(c10::DeviceIndex) { return 0; }
void trim() {}
#endif

}  // namespace

std::size_t torch_bytes(c10::Device device) {
  return device.is_cuda() ? held_on(device.index()) : 0;
}

void TorchCache::rendered() {
  if (!device_.is_cuda()) return;
  const std::size_t held = torch_bytes(device_);
  if (++renders_ < kRenders && held <= held_ + held_ / 2) return;
  trim();
  renders_ = 0;
  held_ = held;
}

}  // namespace auralis::render_torch
