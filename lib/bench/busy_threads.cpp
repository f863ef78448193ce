// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/busy_threads.h"

namespace auralis::bench {

BusyThreads::BusyThreads(int count, const base::CpuList& cpus) {
  for (int i = 0; i < count; ++i)
    threads_.emplace_back([this, cpus] {
      if (!cpus.empty()) base::bind_thread(cpus);
      while (!stop_.load(std::memory_order_relaxed)) continue;
    });
}

BusyThreads::~BusyThreads() {
  stop_ = true;
  for (std::thread& thread : threads_) thread.join();
}

}  // namespace auralis::bench
