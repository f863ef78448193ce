// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A module of CUDA kernels and the devices that it sees.
#pragma once

#include "base/log.h"
#include "loader/module.h"

namespace auralis::gpu {

/// Exported by every module of kernels with C linkage. Devices are numbered from 0.
using CountDevices = int (*)();
inline constexpr const char* kCountDevices = "auralis_count_cuda_devices";

class Module {
 public:
  /// Where there is no file at `path` there are no devices. Throws base::Error if there is one that
  /// cannot be loaded.
  explicit Module(const std::filesystem::path& path);
  [[nodiscard]] bool built() const noexcept { return module_.loaded(); }
  [[nodiscard]] int devices() const noexcept { return devices_; }
  /// See loader::Module; built().
  template <class Function>
  [[nodiscard]] Function entry(const char* name) const {
    return module_.entry<Function>(name);
  }

 private:
  loader::Module module_;
  int devices_ = 0;
};

/// The module where any device will do: one that cannot be loaded is told and has no devices.
[[nodiscard]] Module module_if_usable(const std::filesystem::path& path, const base::Log& log);

}  // namespace auralis::gpu
