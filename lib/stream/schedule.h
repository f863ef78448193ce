// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// When the pacer sends -> when each frame is due, for those who play it in step.
#pragma once

#include <optional>

#include "stream/chunk.h"

namespace auralis::stream {

/// From `frame` on, frame f is due at time + (f - frame) / rate.
struct Anchor {
  Frames frame{0};
  Seconds time{0};
  double rate = 0;  ///< frames per second
};

/// Straight lines, each from an anchor to the next. Where the pacer's own schedule moves, by an
/// underrun or a backlog, this one gets there at a rate that nobody hears, without a jump. It jumps
/// where that would take too long. Pure: it reads no clock.
class Schedule {
 public:
  explicit Schedule(SampleRate rate) noexcept : rate_(rate) {}

  /// With each chunk in order, of which the first frame is due at `due` by the pacer: the anchor
  /// that begins with the chunk, if one does.
  [[nodiscard]] std::optional<Anchor> follow(const Chunk& chunk, Seconds due);

 private:
  [[nodiscard]] double rate_towards(Seconds off, Frames frames) const noexcept;

  SampleRate rate_;
  std::optional<Anchor> anchor_;
};

}  // namespace auralis::stream
