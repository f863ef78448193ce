// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where the output ends, to the frame, and the fade that leads there.
#pragma once

#include <algorithm>
#include <optional>

#include "base/units.h"
#include "pcm/block.h"

namespace auralis::synth {

using base::Frames;

/// Blocks pass in their order. The gain of a frame depends on its position alone.
class OutputEnd {
 public:
  /// An output that does not end by itself has no `end` yet. `fade` is at least 0 and is cut to
  /// what lies before the end.
  OutputEnd(std::optional<Frames> end, Frames fade) noexcept : end_(end), fade_(fade) {}

  /// The output ends here at the latest. Only before the fade to an earlier end has begun.
  void end_by(Frames end) noexcept { end_ = end_ ? std::min(*end_, end) : end; }
  [[nodiscard]] std::optional<Frames> end() const noexcept { return end_; }
  [[nodiscard]] Frames fade() const noexcept { return fade_; }
  [[nodiscard]] bool reached(Frames position) const noexcept { return end_ && position >= *end_; }

  /// Fades the block, whose first frame is at `first`, by half a cosine, and cuts off what lies
  /// behind the end. Real-time safe.
  void shape(pcm::Block& block, Frames first) const noexcept;

 private:
  std::optional<Frames> end_;
  Frames fade_;
};

}  // namespace auralis::synth
