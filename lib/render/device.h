// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Which device LibTorch computes on.
#pragma once

#include <c10/core/Device.h>

#include <string>

namespace auralis::render {

/// The device that a name asks for: "auto" takes CUDA, then Metal, then the CPU; "cuda", "cuda:N",
/// "mps" and "cpu" ask for just that. Throws base::Error where it is not there, saying what is.
[[nodiscard]] c10::Device choose_device(const std::string& name);

}  // namespace auralis::render
