// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What waits of a live source -> how much of it has grown too old to be sent?
#pragma once

#include "stream/chunk.h"

namespace auralis::stream {

/// A live source that was held up, or whose listeners were, comes back with all that it has made
/// meanwhile. Sent, it would stay for ever as latency. So where more than a second and a half has
/// waited for half a second, it is left out but for the newest, as long as it comes faster than
/// real time. Pure: it reads no clock.
class LiveEdge {
 public:
  explicit LiveEdge(Seconds chunk) noexcept : chunk_(chunk) {}

  /// With each chunk that is sent, `waits` being behind it: whether to begin leaving out.
  [[nodiscard]] bool fell_behind(Seconds now, Seconds waits) noexcept;
  /// From then on: whole chunks to leave out now.
  [[nodiscard]] int stale(Seconds now, Seconds waits) noexcept;
  /// Nothing has had to be left out for a while: what waits is what a live source keeps.
  [[nodiscard]] bool reached(Seconds now) const noexcept;

 private:
  Seconds chunk_;
  Seconds near_{-1};  // when it was last seen near the edge
  Seconds stale_{0};  // when something was last left out
};

}  // namespace auralis::stream
