// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How many listen, in whatever way.
#pragma once

#include "monitor/metrics.h"
#include "stream/wake.h"

namespace auralis::stream {

/// [io thread] except where said.
class Audience {
 public:
  explicit Audience(monitor::Metrics& metrics) : metrics_(metrics) {}

  void join();
  void leave();
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// No more will join.
  void close();
  /// Readable once it is closed and the last one has gone. [any thread]
  [[nodiscard]] const Wake& all_gone() const noexcept { return all_gone_; }

 private:
  void count();

  monitor::Metrics& metrics_;
  std::size_t size_ = 0;
  bool closed_ = false;
  Wake all_gone_;
};

}  // namespace auralis::stream
