// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Samples -> count, extremes, mean and percentiles by the nearest-rank method.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace auralis::bench {

/// The smallest sample that at least `percent` of all samples do not exceed: always one that was
/// measured, never between two (nearest rank, Hyndman and Fan's type 1). `sorted` ascends; 0 for
/// none.
[[nodiscard]] double nearest_rank(std::span<const double> sorted, double percent) noexcept;

/// In the unit of the samples; all zero without any.
struct Summary {
  std::size_t count = 0;
  double min = 0, median = 0, p99 = 0, p99_9 = 0, max = 0, mean = 0;
};

/// The median is the 50th percentile by nearest rank.
[[nodiscard]] Summary summarize(std::vector<double> samples);

/// The slope of the least-squares line through the points (x[i], y[i]); 0 where x does not vary.
[[nodiscard]] double slope(std::span<const double> x, std::span<const double> y) noexcept;

}  // namespace auralis::bench
