// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The text of a voice's arithmetic for one voice: what a thread of a CUDA kernel does.
#pragma once

#include "render/voice/brightness.h"
#include "render/voice/limits.h"
#include "render/voice/voice_lanes.h"
#include "simd/scalar_math.h"

namespace auralis::render::cuda {

using namespace simd::scalar;  // NOLINT(google-build-using-namespace)

#define AURALIS_OPERATION AURALIS_HOST_DEVICE
// clang-format off: the second goes by the first
#include "render/voice/modulation.inl"
#include "render/voice/voice.inl"
// clang-format on
#undef AURALIS_OPERATION

}  // namespace auralis::render::cuda
