// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Polynomials that the kernels share.
#pragma once

namespace auralis::torchsynth {

/// sin(2 pi x) for |x| <= 1/4 as a sum of kSineN x^N; error below 6e-7.
inline constexpr float kSine1 = 6.2831645011901855F, kSine3 = -41.33716583251953F,
                       kSine5 = 81.34140014648438F, kSine7 = -70.99877166748047F;

}  // namespace auralis::torchsynth
