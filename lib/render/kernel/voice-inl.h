// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The text of a voice's arithmetic on Highway's vectors, a voice a lane.
// Included once per instruction set by Highway's foreach_target.

#if defined(AURALIS_RENDER_VOICE_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef AURALIS_RENDER_VOICE_INL_H_
#undef AURALIS_RENDER_VOICE_INL_H_
#else
#define AURALIS_RENDER_VOICE_INL_H_
#endif

#include <cstring>

#include "render/voice/brightness.h"
#include "render/voice/limits.h"
#include "render/voice/voice_lanes.h"
#include "simd/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::render::HWY_NAMESPACE {

using namespace simd::HWY_NAMESPACE;  // NOLINT(google-build-using-namespace)

#define AURALIS_OPERATION HWY_INLINE
// clang-format off: the second goes by the first
#include "render/voice/modulation.inl"
#include "render/voice/voice.inl"
// clang-format on
#undef AURALIS_OPERATION

}  // namespace auralis::render::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
