// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/limiter.h"

#include <algorithm>
#include <cmath>

namespace auralis::synth {

namespace {
constexpr double kReleaseSeconds = 0.25;
constexpr double kReleased = 1 - 1e-6;  // from here the gain is 1: a step of -120 dB
constexpr std::size_t kPart = 64;       // frames that are looked at together
}  // namespace

Limiter::Limiter(base::SampleRate rate, float ceiling, std::size_t max_frames)
    : ceiling_(ceiling),
      recovery_(1 - std::exp(-1 / (kReleaseSeconds * rate.hz))),
      left_peak_(kPart),
      right_peak_(kPart),
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
  const auto held = static_cast<double>(held_minimum(wanted));
  released_ = std::min(held, released_ + (1 - released_) * recovery_);
  if (released_ > kReleased) released_ = held;
  open_ = released_ < 1 ? 0 : open_ + 1;
  const auto now = static_cast<float>(released_);
  float& oldest = window_[static_cast<std::size_t>(frame_ % kLookAhead)];
  sum_ += static_cast<double>(now) - static_cast<double>(oldest);
  oldest = now;
  ++frame_;
  return std::min(1.0F, static_cast<float>(sum_ / kLookAhead));
}

void Limiter::delay(std::span<float> channel, std::vector<float>& line) noexcept {
  std::copy(channel.begin(), channel.end(), line.begin() + kLatency);
  const auto n = static_cast<std::ptrdiff_t>(channel.size());
  std::copy(line.begin(), line.begin() + n, channel.begin());
  std::copy(line.begin() + n, line.begin() + n + kLatency, line.begin());
}

/// Most music needs no limiting: where no peak can pass and no gain is on its way back, there is
/// nothing to reckon.
void Limiter::find_gains(std::span<const float> left, std::span<const float> right,
                         std::span<float> gains) noexcept {
  std::ranges::fill(gains, 0.0F);
  const bool left_may_pass = left_peak_.measure(left, ceiling_, gains);
  const bool right_may_pass = right_peak_.measure(right, ceiling_, gains);
  if (left_may_pass || right_may_pass || open_ < kLookAhead) {
    for (float& gain : gains) gain = next_gain(gain);
    least_gain_ = std::min(least_gain_, *std::ranges::min_element(gains));
    return;
  }
  std::ranges::fill(gains, 1.0F);
  frame_ += static_cast<std::int64_t>(gains.size());
  count_ = 0;
}

void Limiter::process(std::span<float> left, std::span<float> right) noexcept {
  const std::span<float> gains(gains_.data(), left.size());
  for (std::size_t at = 0; at < left.size(); at += kPart) {
    const std::size_t n = std::min(kPart, left.size() - at);
    find_gains(left.subspan(at, n), right.subspan(at, n), gains.subspan(at, n));
  }
  delay(left, left_line_);
  delay(right, right_line_);
  for (std::size_t i = 0; i < left.size(); ++i) {
    left[i] *= gains[i];
    right[i] *= gains[i];
  }
}

}  // namespace auralis::synth
