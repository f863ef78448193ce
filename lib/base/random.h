// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Seeded random numbers: Philox 4x32-10, a counter-based generator.
// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace auralis::base {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

/// The ten-round Philox block function: four 32-bit words for a counter and a key.
[[nodiscard]] PhiloxCounter philox(PhiloxCounter counter, PhiloxKey key) noexcept;

/// A sequence of random numbers. Sequences of one seed and different streams are independent, so a
/// part of a piece can draw from a stream of its own without a draw elsewhere moving it. The values
/// are the same on every machine and compiler (std distributions are not).
class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0) noexcept;

  /// Uniform over all 32-bit words.
  [[nodiscard]] std::uint32_t word() noexcept;
  /// Uniform in [0, 1), a multiple of 2^-32.
  [[nodiscard]] double uniform() noexcept;
  /// Uniform in [low, high).
  [[nodiscard]] double uniform(double low, double high) noexcept;
  /// Uniform in 0 .. count - 1; count must be at least 1.
  [[nodiscard]] std::size_t index(std::size_t count) noexcept;
  /// True with probability p.
  [[nodiscard]] bool chance(double p) noexcept { return uniform() < p; }
  /// Index drawn in proportion to non-negative weights whose sum is positive.
  [[nodiscard]] std::size_t weighted(std::span<const double> weights) noexcept;

 private:
  PhiloxKey key_;
  PhiloxCounter counter_;
  PhiloxCounter words_{};
  std::size_t used_ = 4;
};

}  // namespace auralis::base
