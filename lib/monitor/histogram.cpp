// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/histogram.h"

#include <prometheus/metric_family.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace auralis::monitor {

static_assert(std::atomic<double>::is_always_lock_free);

Histogram::Histogram(std::string name, std::string help, std::vector<double> bounds)
    : name_(std::move(name)),
      help_(std::move(help)),
      bounds_(std::move(bounds)),
      counts_(bounds_.size() + 1) {}

void Histogram::observe(double value) noexcept {
  const auto bucket = std::ranges::lower_bound(bounds_, value) - bounds_.begin();
  counts_[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  sum_.fetch_add(value, std::memory_order_relaxed);
}

std::uint64_t Histogram::count() const noexcept {
  std::uint64_t sum = 0;
  for (const auto& count : counts_) sum += count.load(std::memory_order_relaxed);
  return sum;
}

std::vector<prometheus::MetricFamily> Histogram::Collect() const {
  prometheus::ClientMetric metric;
  auto& histogram = metric.histogram;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    histogram.sample_count += counts_[i].load(std::memory_order_relaxed);
    histogram.bucket.push_back(
        {histogram.sample_count, i < bounds_.size() ? bounds_[i] : INFINITY});
  }
  histogram.sample_sum = sum_.load(std::memory_order_relaxed);
  return {{name_, help_, prometheus::MetricType::Histogram, {metric}}};
}

}  // namespace auralis::monitor
