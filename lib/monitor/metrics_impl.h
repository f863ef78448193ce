// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What stands behind Metrics: prometheus-cpp's registry and one pointer a metric. Only for monitor.
#pragma once

#include <prometheus/collectable.h>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>

#include <array>
#include <memory>
#include <string>

#include "monitor/histogram.h"
#include "monitor/metrics.h"

namespace auralis::monitor {

/// process_*, read anew at each scrape.
class ProcessCollector final : public prometheus::Collectable {
 public:
  [[nodiscard]] std::vector<prometheus::MetricFamily> Collect() const override;
};

/// One metric: the pointer of its kind is set, or none for another tool's.
struct Slot {
  prometheus::Counter* counter = nullptr;
  prometheus::Gauge* gauge = nullptr;
  std::shared_ptr<Histogram> histogram;
};

struct Metrics::Impl {
  std::shared_ptr<prometheus::Registry> registry = std::make_shared<prometheus::Registry>();
  std::shared_ptr<ProcessCollector> process = std::make_shared<ProcessCollector>();
  std::string station;  // a label of every metric, none where empty
  std::array<Slot, static_cast<std::size_t>(Metric::kCount)> slots;

  [[nodiscard]] const Slot& slot(Metric metric) const noexcept {
    return slots[static_cast<std::size_t>(metric)];
  }
};

}  // namespace auralis::monitor
