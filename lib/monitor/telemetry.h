// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A tool's figures, and their way to Prometheus where one is asked for.
#pragma once

#include <optional>
#include <string>

#include "monitor/exposer.h"
#include "monitor/heap_watch.h"

namespace auralis::monitor {

struct Telemetry {
  /// Serves at the address, if there is one, until destroyed, with the station's name, if it has
  /// one. Throws base::Error.
  Telemetry(const std::string& tool, const std::optional<base::Address>& address,
            const base::Clock& clock, const std::string& station = {})
      : metrics(tool, station) {
    if (!address) return;
    heap.emplace(metrics, clock);
    exposer.emplace(*address, metrics);
  }

  Metrics metrics;
  std::optional<HeapWatch> heap;
  std::optional<Exposer> exposer;
};

}  // namespace auralis::monitor
