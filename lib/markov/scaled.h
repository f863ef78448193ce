// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A number of any size: mantissa x 2^exponent, so that products over long sequences neither vanish
// nor overflow. Powers of two are exact: the scale never changes a draw.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace auralis::markov {

struct Scaled {
  static constexpr int kZero = -(1 << 30);  ///< the exponent of 0: below all others

  double mantissa = 0;  ///< in [0.5, 1), or 0
  int exponent = kZero;

  [[nodiscard]] static Scaled of(double value, int exponent) noexcept {
    if (!(value > 0)) return {};
    int shift = 0;
    const double mantissa = std::frexp(value, &shift);
    return {mantissa, exponent + shift};
  }
  /// The number / 2^top, for a top not below the exponent; what is that far below it is 0.
  [[nodiscard]] double over(int top) const noexcept {
    const int power = exponent - top;
    if (power < -1022) return 0;
    return mantissa * std::bit_cast<double>(static_cast<std::uint64_t>(power + 1023) << 52);
  }
  [[nodiscard]] double log() const noexcept {
    return std::log(mantissa) + exponent * 0.69314718055994530942;  // ln 2
  }
};

}  // namespace auralis::markov
