// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The CUDA module: a shared library of its own, loaded where CUDA is wished for, so that a tool
// starts without it and runs where it was not built.
#pragma once

#include <filesystem>
#include <memory>

#include "torchsynth/engine.h"

namespace auralis::torchsynth::cuda {

/// The module's entries, exported under these names with C linkage. Devices are numbered from 0.
using CountDevices = int (*)();
using MakeEngine = Engine* (*)(int device);  // throws base::Error
inline constexpr const char* kCountDevices = "auralis_count_cuda_devices";
inline constexpr const char* kMakeEngine = "auralis_make_cuda_engine";

class Module {
 public:
  /// Without a module seen from the directory of the running binary there are no devices. Throws
  /// base::Error if there is one that cannot be loaded.
  explicit Module(const std::filesystem::path& binaries);

  [[nodiscard]] bool built() const noexcept { return make_ != nullptr; }
  [[nodiscard]] int devices() const noexcept { return devices_; }
  /// device < devices()
  [[nodiscard]] std::unique_ptr<Engine> make_engine(int device) const {
    return std::unique_ptr<Engine>(make_(device));
  }

 private:
  MakeEngine make_ = nullptr;
  int devices_ = 0;
};

}  // namespace auralis::torchsynth::cuda
