// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Threads that do nothing, with all their might: company for what is measured.
#pragma once

#include <atomic>
#include <thread>
#include <vector>

#include "base/cpu_affinity.h"

namespace auralis::bench {

class BusyThreads {
 public:
  /// So many that run until the end of this object's life, on these CPUs alone where there are any.
  BusyThreads(int count, const base::CpuList& cpus);
  ~BusyThreads();
  BusyThreads(const BusyThreads&) = delete;
  BusyThreads& operator=(const BusyThreads&) = delete;

 private:
  std::atomic<bool> stop_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace auralis::bench
