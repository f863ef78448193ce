// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/stats.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace auralis::bench {

double nearest_rank(std::span<const double> sorted, double percent) noexcept {
  if (sorted.empty()) return 0;
  // 99.9 % of 1000 are 999.0000000000001 otherwise.
  constexpr double kRounding = 1e-9;
  const double rank = std::ceil(percent / 100 * static_cast<double>(sorted.size()) - kRounding);
  const auto index = static_cast<std::size_t>(std::max(1.0, rank)) - 1;
  return sorted[std::min(index, sorted.size() - 1)];
}

Summary summarize(std::vector<double> samples) {
  if (samples.empty()) return {};
  std::sort(samples.begin(), samples.end());
  const double sum = std::accumulate(samples.begin(), samples.end(), 0.0);
  return {samples.size(),
          samples.front(),
          nearest_rank(samples, 50),
          nearest_rank(samples, 99),
          nearest_rank(samples, 99.9),
          samples.back(),
          sum / static_cast<double>(samples.size())};
}

double slope(std::span<const double> x, std::span<const double> y) noexcept {
  assert(x.size() == y.size());
  const auto n = static_cast<double>(x.size());
  if (x.empty()) return 0;
  const double mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
  const double mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
  double products = 0, squares = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    products += (x[i] - mean_x) * (y[i] - mean_y);
    squares += (x[i] - mean_x) * (x[i] - mean_x);
  }
  return squares > 0 ? products / squares : 0;
}

}  // namespace auralis::bench
