// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/block_times.h"

#include <algorithm>

namespace auralis::bench {

using base::Seconds;

BlockTimes time_at_once(base::Clock& clock, Seconds length, int blocks,
                        const std::function<void()>& render) {
  BlockTimes times;
  times.renders.reserve(static_cast<std::size_t>(blocks));
  for (int i = 0; i < blocks; ++i) {
    const Seconds begun = clock.now();
    render();
    const Seconds spent = clock.now() - begun;
    times.renders.push_back(spent.count());
    times.misses += spent > length ? 1 : 0;
  }
  return times;
}

BlockTimes time_paced(base::Clock& clock, Seconds length, int blocks,
                      const std::function<void()>& render) {
  BlockTimes times;
  times.renders.reserve(static_cast<std::size_t>(blocks));
  times.wakes.reserve(static_cast<std::size_t>(blocks));
  const Seconds start = clock.now();
  Seconds finished = start;
  for (int i = 0; i < blocks; ++i) {
    const Seconds due = start + length * static_cast<double>(i);
    const Seconds could = std::max(due, finished);
    clock.sleep_until(due);
    const Seconds begun = clock.now();
    render();
    finished = clock.now();
    times.wakes.push_back((begun - could).count());
    times.renders.push_back((finished - begun).count());
    times.misses += finished > due + length ? 1 : 0;
  }
  return times;
}

}  // namespace auralis::bench
