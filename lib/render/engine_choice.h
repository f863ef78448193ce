// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --device and --renderer -> which renderer runs where, and where the reverb is convolved.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/log.h"
#include "render/cuda/machine.h"
#include "render/device.h"
#include "render/torch.h"

namespace auralis::render {

struct EngineChoice {
  bool eager = false;  ///< else the fused renderer
  Device voices;       ///< of the renderer
  Device reverb;       ///< on a device that is not the CPU, LibTorch convolves
  cuda::MakeMachine make_machine = nullptr;  ///< of the fused renderer on CUDA
};

/// What --device takes on this machine, the CPU first. LibTorch is loaded where its module is
/// there.
[[nodiscard]] std::vector<Device> devices_here(const std::filesystem::path& modules,
                                               const base::Log& log);

/// `renderer` is auto, eager or fused, `device` what parse_device() takes.
///
/// auto and fused take the CUDA kernels where `device` allows and they see a device, else the CPU.
/// LibTorch is loaded only for eager, for mps, for a CUDA device that the kernels do not see, and
/// to convolve on the kernels' device. Where `device` is auto, a module that cannot be loaded is
/// told and done without, unless `renderer` is eager. Throws base::Error where the device is not
/// there, saying what is, and for a module that is needed and cannot be loaded.
[[nodiscard]] EngineChoice choose_engine(const std::string& device, const std::string& renderer,
                                         const std::filesystem::path& modules, LazyTorch& torch,
                                         const base::Log& log);

}  // namespace auralis::render
