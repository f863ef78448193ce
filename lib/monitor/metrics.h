// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The live values of one tool's metrics, to be counted up from any thread and scraped by
// Prometheus.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "monitor/metric_list.h"

namespace auralis::monitor {

/// Holds the metrics of one tool ("compose", "synth", "stream") and those every tool has, all from
/// 0. [any thread] after construction. Metrics of another tool may be touched: nothing happens.
class Metrics {
 public:
  /// Where a station is named, every metric has its name as the label `station`.
  explicit Metrics(std::string_view tool, std::string station = {});
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// A counter grows by n >= 0. Real-time safe: no allocation, no lock.
  void add(Metric counter, double n = 1) noexcept;
  /// A counter that is kept elsewhere has come to `total`. One thread a counter. Real-time safe.
  void raise_to(Metric counter, double total) noexcept;
  /// Real-time safe: no allocation, no lock.
  void set(Metric gauge, double value) noexcept;
  /// Real-time safe: no allocation, no lock.
  void observe(Metric histogram, double value) noexcept;

  /// A counter's or gauge's value, a histogram's count of observations: for tests and for words.
  [[nodiscard]] double value(Metric metric) const;

  /// All of it with process_*, as text for Prometheus.
  [[nodiscard]] std::string text() const;

 private:
  friend class Exposer;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace auralis::monitor
