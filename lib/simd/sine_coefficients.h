// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The sine as a polynomial, for whatever machine evaluates it.
#pragma once

namespace auralis::simd {

/// sin(pi x) for |x| <= 1/2 as a sum of kSineN x^N; error below 6e-7.
inline constexpr float kSine1 = 3.1415822505950928F, kSine3 = -5.167145729064941F,
                       kSine5 = 2.5419187545776367F, kSine7 = -0.5546779036521912F;

}  // namespace auralis::simd
