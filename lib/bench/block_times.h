// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What blocks take, rendered one after the other at once or each when it is due.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/clock.h"

namespace auralis::bench {

/// Seconds, one a block.
struct BlockTimes {
  std::vector<double> renders;  ///< from a block's beginning until it was finished
  std::vector<double> wakes;    ///< from when it could begin until it did; none at once
  std::int64_t misses = 0;      ///< blocks that were not finished in time
};

/// Each block begins when the one before is finished; in time is one that takes no longer than
/// `length`.
[[nodiscard]] BlockTimes time_at_once(base::Clock& clock, base::Seconds length, int blocks,
                                      const std::function<void()>& render);

/// In real time: a block is due `length` after the one before, and could begin then, or when that
/// one is finished if that is later; in time is one that is finished when the next is due.
[[nodiscard]] BlockTimes time_paced(base::Clock& clock, base::Seconds length, int blocks,
                                    const std::function<void()>& render);

}  // namespace auralis::bench
