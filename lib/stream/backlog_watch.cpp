// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/backlog_watch.h"

#include <algorithm>
#include <utility>

namespace auralis::stream {

namespace {
constexpr Seconds kWindow{1.0};
/// A source that grows by more than this in a window is faster than real time by half a percent.
constexpr Seconds kMayGrow{0.005};
/// What is sent ahead at once: a listener's jitter buffer has to hold it.
constexpr Seconds kMost{2.0};
}  // namespace

BacklogWatch::BacklogWatch(Frames chunk, SampleRate rate)
    : chunk_(chunk),
      may_grow_(to_frames(kMayGrow, rate)),
      may_fall_{chunk.count / 2},
      most_(std::max(chunk, to_frames(kMost, rate))) {}

void BacklogWatch::reset() noexcept {
  before_ = current_ = Window();
  current_end_ = Seconds(-1);
}

bool BacklogWatch::stands_still() const noexcept {
  if (before_.least.count < 0 || before_.full || current_.full) return false;
  const Frames grown = current_.least - before_.least;
  return grown <= may_grow_ && Frames{-grown.count} <= may_fall_;
}

Frames BacklogWatch::observe(Seconds now, Frames beyond, bool full) {
  if (current_end_ < Seconds(0)) current_end_ = now + kWindow;
  current_.least = current_.least.count < 0 ? beyond : std::min(current_.least, beyond);
  current_.full = current_.full || full;
  if (now < current_end_) return {0};
  const bool late = stands_still();
  before_ = std::exchange(current_, Window());
  current_end_ = now + kWindow;
  if (!late || before_.least < chunk_) return {0};
  const Frames ahead{std::min(before_.least, most_).count / chunk_.count * chunk_.count};
  reset();
  return ahead;
}

}  // namespace auralis::stream
