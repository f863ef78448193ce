// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A thread that samples the heap and keeps its three metrics: in use, growth, leak suspected.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "monitor/metrics.h"

namespace auralis::monitor {

/// Samples at once and then every fifteen seconds until destroyed.
class HeapWatch {
 public:
  /// Both must outlive it.
  HeapWatch(Metrics& metrics, const base::Clock& clock);
  ~HeapWatch();
  HeapWatch(const HeapWatch&) = delete;
  HeapWatch& operator=(const HeapWatch&) = delete;

 private:
  void run();  // [its own thread]

  Metrics& metrics_;
  const base::Clock& clock_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopped_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace auralis::monitor
