// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Which device computes: LibTorch's, and that of the fused renderer's CUDA kernel.
#pragma once

#include <c10/core/Device.h>

#include <filesystem>
#include <string>

#include "render/cuda/machine.h"

namespace auralis::render {

struct Devices {
  c10::Device torch{c10::kCPU};
  cuda::MakeMachine make_machine = nullptr;  ///< null where voices are not the CUDA kernel's
  int machine = 0;                           ///< the CUDA device of those, from 0

  /// "cuda:0"
  [[nodiscard]] std::string name() const;
};

/// The devices that a name asks for: "auto" takes CUDA, then Metal, then the CPU; "cuda", "cuda:N",
/// "mps" and "cpu" ask for just that. On CUDA the voices are the kernel's unless `renderer` is
/// "eager"; its module is looked for in `modules`. LibTorch stays on the CPU where it has no CUDA.
/// Throws base::Error where the device is not there, saying what is.
[[nodiscard]] Devices choose_devices(const std::string& device, const std::string& renderer,
                                     const std::filesystem::path& modules);

}  // namespace auralis::render
