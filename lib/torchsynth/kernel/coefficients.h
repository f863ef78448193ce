// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The sine's polynomial over a turn.
#pragma once

#include "simd/sine_coefficients.h"

namespace auralis::torchsynth {

/// sin(2 pi x) for |x| <= 1/4 as a sum of kSineN x^N.
inline constexpr float kSine1 = 2 * simd::kSine1, kSine3 = 8 * simd::kSine3,
                       kSine5 = 32 * simd::kSine5, kSine7 = 128 * simd::kSine7;

}  // namespace auralis::torchsynth
