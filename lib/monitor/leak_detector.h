// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Heap samples -> sliding window -> robust slope -> does it leak?
#pragma once

#include <cstddef>
#include <deque>

#include "base/units.h"

namespace auralis::monitor {

using base::Seconds;

/// The trend of the heap in use. The slope is the median of the slopes between all pairs of samples
/// (Theil, 1950; Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63,
/// 1968), so that a burst of work, a step or a saw-tooth does not look like a leak. Pure: it reads
/// no clock.
class LeakDetector {
 public:
  struct Options {
    Seconds window{1800};                     ///< older samples are forgotten
    Seconds least{900};                       ///< no leak is called before so much was seen
    double bytes_per_hour = 1024.0 * 1024.0;  ///< slower growth is no leak
    double rising = 0.9;                      ///< share of pairs that must rise
  };

  LeakDetector() : LeakDetector(Options()) {}
  explicit LeakDetector(Options options) : options_(options) {}

  /// Times must not decrease.
  void add(Seconds time, double bytes);

  /// Bytes per hour; 0 before there are eight samples.
  [[nodiscard]] double slope() const noexcept { return slope_; }
  [[nodiscard]] bool leaking() const noexcept { return leaking_; }

 private:
  struct Sample {
    Seconds time;
    double bytes;
  };

  Options options_;
  std::deque<Sample> samples_;
  double slope_ = 0;
  bool leaking_ = false;
};

}  // namespace auralis::monitor
