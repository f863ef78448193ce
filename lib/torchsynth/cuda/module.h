// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The CUDA module's entry.
#pragma once

namespace auralis::torchsynth {

class Engine;

}  // namespace auralis::torchsynth

namespace auralis::torchsynth::cuda {

/// Exported under this name with C linkage.
using MakeEngine = Engine* (*)(int device);  // throws base::Error
inline constexpr const char* kMakeEngine = "auralis_make_cuda_engine";

}  // namespace auralis::torchsynth::cuda
