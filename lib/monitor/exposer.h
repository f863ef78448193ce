// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// http://ADDR:PORT/metrics: a tool's metrics for Prometheus to scrape.
#pragma once

#include <cstdint>
#include <memory>

#include "base/address.h"
#include "monitor/metrics.h"

namespace auralis::monitor {

/// Serves from construction to destruction, on a thread of its own: HTTP/1.1, GET and
/// HEAD. A connection is kept for further requests.
class Exposer {
 public:
  /// `metrics` must outlive it. Port 0 takes a free one. Throws base::Error if the address is taken
  /// or cannot be had, naming --metrics.
  Exposer(const base::Address& address, const Metrics& metrics);
  ~Exposer();
  Exposer(const Exposer&) = delete;
  Exposer& operator=(const Exposer&) = delete;

  [[nodiscard]] std::uint16_t port() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace auralis::monitor
