// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Ring depths -> windows of a second -> how much of the ring is standing latency?
#pragma once

#include "stream/chunk.h"

namespace auralis::stream {

/// A live source that catches up after a stall, or starts with a burst, leaves a backlog in the
/// ring that would stay for ever as latency, because from then on it comes as fast as it goes. What
/// tells it from a source that is faster than real time: over two windows the least depth stands
/// still, and the ring is not full. Pure: it reads no clock.
class BacklogWatch {
 public:
  BacklogWatch(Frames chunk, SampleRate rate);

  /// Called for each chunk sent: `beyond` is what the ring still holds after it, `full` whether the
  /// source had to wait for room. Returns the frames of whole chunks that should be sent ahead now,
  /// mostly none, at most two seconds at a time.
  [[nodiscard]] Frames observe(Seconds now, Frames beyond, bool full);

  /// The schedule has changed: begin anew.
  void reset() noexcept;

 private:
  struct Window {
    Frames least{-1};  ///< least depth; -1 for no window
    bool full = false;
  };

  [[nodiscard]] bool stands_still() const noexcept;

  Frames chunk_;
  Frames may_grow_, may_fall_, most_;
  Window before_, current_;
  Seconds current_end_{-1};
};

}  // namespace auralis::stream
