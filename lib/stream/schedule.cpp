// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/schedule.h"

#include <algorithm>
#include <cmath>

namespace auralis::stream {

namespace {

/// How much slower or faster it goes while it moves: five cents, and less than a page may correct.
constexpr double kSlew = 0.003;
/// Beyond this it jumps: whoever plays two seconds behind runs dry before the rate is of any use.
constexpr Seconds kMostSlewed{1.0};
constexpr Seconds kNothing{1e-5};

}  // namespace

std::optional<Anchor> Schedule::follow(const Chunk& chunk, Seconds due) {
  const double nominal = rate_.hz;
  if (!anchor_) return anchor_ = Anchor{chunk.first, due, nominal};
  const double frames = static_cast<double>((chunk.first - anchor_->frame).count);
  const Seconds line = anchor_->time + Seconds(frames / anchor_->rate);
  const Seconds off = due - line;
  if (std::abs(off.count()) > kMostSlewed.count())
    return anchor_ = Anchor{chunk.first, due, nominal};
  const double rate = rate_towards(off, chunk.frames);
  if (rate == anchor_->rate) return std::nullopt;
  return anchor_ = Anchor{chunk.first, line, rate};
}

/// As fast as it may, and not beyond the end of this chunk.
double Schedule::rate_towards(Seconds off, Frames frames) const noexcept {
  if (std::abs(off.count()) < kNothing.count() || frames.count == 0) return rate_.hz;
  const double share = off / to_seconds(frames, rate_);
  return rate_.hz / (1 + std::clamp(share, -kSlew, kSlew));
}

}  // namespace auralis::stream
