// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/heap_watch.h"

#include "monitor/leak_detector.h"
#include "monitor/process_stats.h"

namespace auralis::monitor {

namespace {
constexpr std::chrono::seconds kInterval{15};
}

HeapWatch::HeapWatch(Metrics& metrics, const base::Clock& clock)
    : metrics_(metrics), clock_(clock), thread_([this] { run(); }) {}

HeapWatch::~HeapWatch() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  stop_.notify_one();
  thread_.join();
}

void HeapWatch::run() {
  LeakDetector detector;
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    if (const auto bytes = heap_used_bytes()) {
      detector.add(clock_.now(), *bytes);
      metrics_.set(Metric::kHeapUsed, *bytes);
      metrics_.set(Metric::kHeapGrowth, detector.slope());
      metrics_.set(Metric::kHeapLeakSuspected, detector.leaking() ? 1 : 0);
    }
    stop_.wait_for(lock, kInterval, [this] { return stopped_; });
  }
}

}  // namespace auralis::monitor
