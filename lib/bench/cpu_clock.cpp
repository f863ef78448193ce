// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/cpu_clock.h"

#include <ctime>

namespace auralis::bench {

namespace {

base::Seconds read(clockid_t clock) noexcept {
  timespec time{};
  ::clock_gettime(clock, &time);
  return base::Seconds(static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9);
}

}  // namespace

base::Seconds thread_cpu_time() noexcept { return read(CLOCK_THREAD_CPUTIME_ID); }

base::Seconds process_cpu_time() noexcept { return read(CLOCK_PROCESS_CPUTIME_ID); }

}  // namespace auralis::bench
