// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The loops of the true peak's interpolation, for every instruction set. Each gives the same bits.
#pragma once

#include <array>
#include <cstddef>

namespace auralis::synth {

/// What a signal's size is judged by before it is interpolated.
struct Extent {
  float largest;  ///< of the samples' magnitudes
  float bend;     ///< of the second differences' magnitudes
};

/// Of `count` samples, 16 or more, and the two before them.
[[nodiscard]] Extent extent_of(const float* samples, std::size_t count) noexcept;

/// An interpolator's taps [phase][tap]: three phases between a sample and the next.
inline constexpr std::size_t kPeakTaps = 24;
using PeakTaps = std::array<std::array<float, kPeakTaps>, 3>;

/// Raises peaks[i] to the magnitudes at and after history[i + kPeakTaps / 2 - 1], as interpolated
/// from history[i .. i + kPeakTaps - 1].
void raise_peaks(const PeakTaps& taps, const float* history, float* peaks,
                 std::size_t count) noexcept;

}  // namespace auralis::synth
