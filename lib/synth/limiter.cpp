// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/limiter.h"

#include <algorithm>
#include <cmath>

namespace auralis::synth {

namespace {
constexpr double kReleaseSeconds = 0.25;
}

Limiter::Limiter(base::SampleRate rate, float ceiling, std::size_t max_frames)
    : ceiling_(ceiling),
      recovery_(static_cast<float>(1 - std::exp(-1 / (kReleaseSeconds * rate.hz)))),
      left_peak_(max_frames),
      right_peak_(max_frames),
      gains_(max_frames),
      left_line_(kLatency + max_frames),
      right_line_(kLatency + max_frames),
      candidates_(kLookAhead),
      window_(kLookAhead, 1.0F) {}

/// Sliding minimum by a queue of rising candidates (Lemire, "Streaming maximum-minimum filter using
/// no more than three comparisons per element", 2006).
float Limiter::held_minimum(float wanted) noexcept {
  const auto at = [this](std::size_t i) -> Candidate& {
    return candidates_[(first_ + i) % kLookAhead];
  };
  if (count_ > 0 && at(0).frame <= frame_ - kLookAhead) {
    first_ = (first_ + 1) % kLookAhead;
    --count_;
  }
  while (count_ > 0 && at(count_ - 1).gain >= wanted) --count_;
  at(count_++) = {frame_, wanted};
  return at(0).gain;
}

float Limiter::next_gain(float peak) noexcept {
  const float wanted = peak > ceiling_ ? ceiling_ / peak : 1.0F;
  const float held = held_minimum(wanted);
  released_ = std::min(held, released_ + (1 - released_) * recovery_);
  float& oldest = window_[static_cast<std::size_t>(frame_ % kLookAhead)];
  sum_ += static_cast<double>(released_) - oldest;
  oldest = released_;
  ++frame_;
  return std::min(1.0F, static_cast<float>(sum_ / kLookAhead));
}

void Limiter::delay(std::span<float> channel, std::vector<float>& line) noexcept {
  std::copy(channel.begin(), channel.end(), line.begin() + kLatency);
  const auto n = static_cast<std::ptrdiff_t>(channel.size());
  std::copy(line.begin(), line.begin() + n, channel.begin());
  std::copy(line.begin() + n, line.begin() + n + kLatency, line.begin());
}

void Limiter::process(std::span<float> left, std::span<float> right) noexcept {
  const std::span<float> gains(gains_.data(), left.size());
  std::fill(gains.begin(), gains.end(), 0.0F);
  left_peak_.measure(left, gains);
  right_peak_.measure(right, gains);
  for (float& gain : gains) gain = next_gain(gain);
  delay(left, left_line_);
  delay(right, right_line_);
  for (std::size_t i = 0; i < left.size(); ++i) {
    left[i] *= gains[i];
    right[i] *= gains[i];
  }
  if (!gains.empty()) least_gain_ = std::min(least_gain_, *std::ranges::min_element(gains));
}

}  // namespace auralis::synth
