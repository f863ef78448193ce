// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How long chunks that come will wait -> windows of a second -> how much of that is standing
// latency?
#pragma once

#include "stream/chunk.h"

namespace auralis::stream {

/// A live source that catches up after a stall, or starts with a burst, leaves a backlog in the
/// ring that would stay for ever as latency, because from then on it comes as fast as it goes. What
/// tells it from a source that is faster than real time, or that comes in long blocks: over two
/// windows chunks come about as often as they go, their least wait stands still, and the ring is
/// not full. Pure: it reads no clock.
class BacklogWatch {
 public:
  explicit BacklogWatch(Seconds chunk) noexcept : may_fall_(chunk / 2) {}

  /// A chunk has come since the last one was sent, and will wait so long for its time.
  void arrive(Seconds wait) noexcept;
  /// A chunk is sent; `full` says whether the source had to wait for room. Returns how much of the
  /// standing wait is more than `cushion` and should be taken off now: mostly nothing, at most two
  /// seconds at a time.
  [[nodiscard]] Seconds send(Seconds now, bool full, Seconds cushion) noexcept;

  /// The schedule has changed: begin anew.
  void reset() noexcept;

 private:
  struct Window {
    Seconds least{-1};  ///< least wait; -1 where nothing came
    int sent = 0, arrived = 0;
    bool full = false;
    /// Whether what came says how the source comes: not where most chunks came together.
    [[nodiscard]] bool tells() const noexcept {
      return least >= Seconds(0) && !full && 2 * arrived >= sent;
    }
  };

  [[nodiscard]] bool stands_still() const noexcept;

  Seconds may_fall_;
  Window before_, current_;
  Seconds current_end_{-1};
};

}  // namespace auralis::stream
