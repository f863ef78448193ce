// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/live_edge.h"

namespace auralis::stream {

namespace {
/// More than the blocks and ticks of a live source, which are a second at most.
constexpr Seconds kMostWait{1.5};
constexpr Seconds kPatience{0.5};
/// Of what has come, so much is kept: a listener's buffer begins with it.
constexpr Seconds kKept{0.3};
/// A source in real time brings no more than this in kQuiet.
constexpr Seconds kSlack{0.4};
constexpr Seconds kQuiet{0.3};
}  // namespace

bool LiveEdge::fell_behind(Seconds now, Seconds waits) noexcept {
  if (waits <= kMostWait || near_ < Seconds(0)) near_ = now;
  if (now - near_ < kPatience) return false;
  near_ = Seconds(-1);
  stale_ = now;
  return true;
}

int LiveEdge::stale(Seconds now, Seconds waits) noexcept {
  if (waits <= kKept + chunk_ + kSlack) return 0;
  stale_ = now;
  return static_cast<int>((waits - kKept) / chunk_);
}

bool LiveEdge::reached(Seconds now) const noexcept { return now - stale_ >= kQuiet; }

}  // namespace auralis::stream
