// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A CUDA module: a shared library of its own, loaded where CUDA is wished for, so that a tool
// starts without it and runs where it was not built.
#pragma once

#include <filesystem>

namespace auralis::gpu {

/// Exported by every module with C linkage. Devices are numbered from 0.
using CountDevices = int (*)();
inline constexpr const char* kCountDevices = "auralis_count_cuda_devices";

class Module {
 public:
  /// Where there is no file at `path` there are no devices. Throws base::Error if there is one that
  /// cannot be loaded, or has no entry of that name.
  Module(const std::filesystem::path& path, const char* entry);

  [[nodiscard]] bool built() const noexcept { return entry_ != nullptr; }
  [[nodiscard]] int devices() const noexcept { return devices_; }
  /// The function that the entry is; built().
  template <class Function>
  [[nodiscard]] Function entry() const noexcept {
    return reinterpret_cast<Function>(entry_);
  }

 private:
  void* entry_ = nullptr;
  int devices_ = 0;
};

}  // namespace auralis::gpu
