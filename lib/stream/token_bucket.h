// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A rate limit: so many at once, so many a second.
#pragma once

#include <algorithm>

#include "base/units.h"

namespace auralis::stream {

/// Begins full. Pure: time is passed in.
class TokenBucket {
 public:
  TokenBucket(double per_second, double burst) noexcept
      : per_second_(per_second), burst_(burst), tokens_(burst) {}

  /// True if one more is allowed at `now`, and counts it.
  [[nodiscard]] bool take(base::Seconds now) noexcept {
    if (now > last_) {
      tokens_ = std::min(burst_, tokens_ + per_second_ * (now - last_).count());
      last_ = now;
    }
    if (tokens_ < 1) return false;
    tokens_ -= 1;
    return true;
  }

 private:
  double per_second_, burst_, tokens_;
  base::Seconds last_{0};
};

}  // namespace auralis::stream
