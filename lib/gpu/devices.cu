// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The entry that every CUDA module has.
#include <cuda_runtime_api.h>

/// 0 where there is no driver, too.
extern "C" int auralis_count_cuda_devices() {
  int count = 0;
  return cudaGetDeviceCount(&count) == cudaSuccess ? count : 0;
}
