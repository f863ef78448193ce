// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A block of audio: planar float samples [channels, frames], full scale being -1..1.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <span>
#include <vector>

namespace auralis::pcm {

/// Owns room for a fixed number of frames and uses the first `frames()` of them, so that blocks of
/// varying length need no allocation after construction.
class Block {
 public:
  Block(int channels, std::size_t capacity)
      : channels_(channels),
        capacity_(capacity),
        samples_(static_cast<std::size_t>(channels) * capacity) {}

  [[nodiscard]] int channels() const noexcept { return channels_; }
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
  [[nodiscard]] std::size_t frames() const noexcept { return frames_; }

  /// Uses the first n frames, n <= capacity(); their samples are what they were.
  void resize(std::size_t n) noexcept {
    assert(n <= capacity_);
    frames_ = n;
  }

  /// The samples of one channel, frames() of them.
  [[nodiscard]] std::span<float> channel(int c) noexcept {
    return {samples_.data() + static_cast<std::size_t>(c) * capacity_, frames_};
  }
  [[nodiscard]] std::span<const float> channel(int c) const noexcept {
    return {samples_.data() + static_cast<std::size_t>(c) * capacity_, frames_};
  }

  void clear() noexcept { std::fill(samples_.begin(), samples_.end(), 0.0F); }

 private:
  int channels_;
  std::size_t capacity_;
  std::size_t frames_ = 0;
  std::vector<float> samples_;
};

}  // namespace auralis::pcm
