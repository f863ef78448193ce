// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A hall made of noise: seeded noise -> high-pass -> low-pass that closes with time -> decay.
#pragma once

#include <array>
#include <vector>

#include "base/units.h"

namespace auralis::render {

/// Both channels of an impulse response, of unit energy each.
using ImpulseResponse = std::array<std::vector<float>, 2>;

/// Exponentially decaying noise (Moorer, "About this reverberation business", CMJ 3(2), 1979), its
/// top decaying faster than its middle, with a soft onset in place of early reflections. `decay` is
/// the time in which the middle falls by 60 dB; the response is cut there.
[[nodiscard]] ImpulseResponse make_hall(base::SampleRate rate, base::Seconds decay,
                                        std::uint64_t seed);

}  // namespace auralis::render
