// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What is had from the CUDA runtime: arrays and streams that are given back, errors as base::Error.
#pragma once

#include <cuda_runtime_api.h>

#include <cstddef>
#include <memory>
#include <string>

#include "base/error.h"

namespace auralis::gpu {

inline void check(cudaError_t status, const char* what) {
  if (status != cudaSuccess)
    throw base::Error(std::string("CUDA: ") + what + ": " + cudaGetErrorString(status));
}

template <auto kFree>
struct Free {
  void operator()(void* p) const noexcept { kFree(p); }
};

/// Of the device.
template <class T>
using DeviceArray = std::unique_ptr<T[], Free<cudaFree>>;

/// Of the host, in memory that the device reaches by itself.
template <class T>
using PinnedArray = std::unique_ptr<T[], Free<cudaFreeHost>>;

template <class T>
DeviceArray<T> device_array(std::size_t size) {
  void* p = nullptr;
  check(cudaMalloc(&p, size * sizeof(T)), "memory of the device");
  return DeviceArray<T>(static_cast<T*>(p));
}

template <class T>
PinnedArray<T> pinned_array(std::size_t size) {
  void* p = nullptr;
  check(cudaMallocHost(&p, size * sizeof(T)), "memory of the host");
  return PinnedArray<T>(static_cast<T*>(p));
}

class Stream {
 public:
  Stream() { check(cudaStreamCreateWithFlags(&stream_, cudaStreamNonBlocking), "a stream"); }
  ~Stream() { cudaStreamDestroy(stream_); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  [[nodiscard]] cudaStream_t get() const noexcept { return stream_; }
  void wait() const { check(cudaStreamSynchronize(stream_), "rendering"); }

 private:
  cudaStream_t stream_ = nullptr;
};

}  // namespace auralis::gpu
