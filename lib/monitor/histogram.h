// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A Prometheus histogram that is observed without a lock, which prometheus-cpp's own takes. Only
// for monitor.
#pragma once

#include <prometheus/collectable.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace auralis::monitor {

class Histogram final : public prometheus::Collectable {
 public:
  /// Upper bounds of the buckets, rising; one without a bound follows them.
  Histogram(std::string name, std::string help, std::vector<double> bounds);

  /// Real-time safe: no allocation, no lock. [any thread]
  void observe(double value) noexcept;
  [[nodiscard]] std::uint64_t count() const noexcept;

  /// A scrape amid an observation may hold its count without its value. [any thread]
  [[nodiscard]] std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  std::string name_, help_;
  std::vector<double> bounds_;
  std::vector<std::atomic<std::uint64_t>> counts_;  // one more than bounds
  std::atomic<double> sum_ = 0;
};

}  // namespace auralis::monitor
