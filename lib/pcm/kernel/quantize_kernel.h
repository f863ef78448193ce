// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The loop that makes whole numbers of samples, for every instruction set. Each gives the same
// bits.
#pragma once

#include <cstddef>
#include <cstdint>

namespace auralis::pcm {

/// Full scale as a whole number, how far it may be reached upwards, and the dither.
struct Scale {
  float full;
  float top;
  float dither;  ///< 1 for triangular noise in -1..1, 0 for none
};

/// `count` samples as numbers in -full..top, 0 for what is no number. The dither is that of the
/// positions first, first + step, ...
void quantize(const float* samples, std::size_t count, const Scale& scale, std::uint32_t first,
              std::uint32_t step, std::int32_t* numbers) noexcept;

}  // namespace auralis::pcm
