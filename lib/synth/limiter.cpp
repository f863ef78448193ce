// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/limiter.h"

#include <algorithm>
#include <cmath>

namespace auralis::synth {

namespace {
constexpr double kReleaseSeconds = 0.25;
constexpr double kReleased = 1 - 1e-6;  // from here the gain is 1: a step of -120 dB
constexpr std::size_t kPart = 128;      // frames that are looked at together
constexpr float kLowered = 0.98855F;    // -0.1 dB: less is not counted
}  // namespace

Limiter::Limiter(base::SampleRate rate, float ceiling, std::size_t max_frames)
    : ceiling_(ceiling),
      recovery_(1 - std::exp(-1 / (kReleaseSeconds * rate.hz))),
      left_peak_(kPart),
      right_peak_(kPart),
      gains_(max_frames),
      left_line_(kLatency + max_frames),
      right_line_(kLatency + max_frames),
      wanted_(kLookAhead - 1 + kPart, 1.0F),
      least_(wanted_.size()),
      released_line_(kLookAhead + kPart, 1.0F) {}

namespace {

/// Room for n frames behind the last ones of a line.
void forget(std::vector<float>& line, std::size_t n) noexcept {
  std::copy(line.begin() + static_cast<std::ptrdiff_t>(n), line.end(), line.begin());
}

}  // namespace

/// Minima over two frames, over twice as many, and so on, up to the look-ahead.
void Limiter::hold_minimum(Gains gains) noexcept {
  constexpr auto kFormer = static_cast<std::size_t>(kLookAhead - 1);
  std::ranges::copy(gains, wanted_.begin() + kFormer);
  std::size_t n = kFormer + gains.size();
  std::copy_n(wanted_.begin(), n, least_.begin());
  float* const least = least_.data();
  for (std::size_t reach = 1; reach < kLookAhead; reach *= 2) {
    n -= reach;
    for (std::size_t i = 0; i < n; ++i) least[i] = std::min(least[i], least[i + reach]);
  }
  std::copy_n(least, gains.size(), gains.begin());
  forget(wanted_, gains.size());
}

void Limiter::release(Gains gains) noexcept {
  for (float& gain : gains) {
    const auto held = static_cast<double>(gain);
    released_ = std::min(held, released_ + (1 - released_) * recovery_);
    if (released_ > kReleased) released_ = held;
    open_ = released_ < 1 ? 0 : open_ + 1;
    gain = static_cast<float>(released_);
  }
}

void Limiter::average(Gains gains) noexcept {
  std::ranges::copy(gains, released_line_.begin() + kLookAhead);
  for (std::size_t i = 0; i < gains.size(); ++i) {
    sum_ += static_cast<double>(gains[i]) - static_cast<double>(released_line_[i]);
    gains[i] = std::min(1.0F, static_cast<float>(sum_ / kLookAhead));
  }
  forget(released_line_, gains.size());
}

/// Most music needs no limiting: where no peak can pass and no gain is on its way back, there is
/// nothing to reckon.
void Limiter::find_gains(std::span<const float> left, std::span<const float> right,
                         Gains gains) noexcept {
  std::ranges::fill(gains, 0.0F);
  const bool left_may_pass = left_peak_.measure(left, ceiling_, gains);
  const bool right_may_pass = right_peak_.measure(right, ceiling_, gains);
  if (!left_may_pass && !right_may_pass && open_ >= kLookAhead) {
    std::ranges::fill(gains, 1.0F);
    return;
  }
  for (float& gain : gains) gain = gain > ceiling_ ? ceiling_ / gain : 1.0F;
  hold_minimum(gains);
  release(gains);
  average(gains);
  least_gain_ = std::min(least_gain_, *std::ranges::min_element(gains));
  limited_frames_ += std::ranges::count_if(gains, [](float gain) { return gain < kLowered; });
}

double Limiter::most_reduction() const noexcept { return 20 * std::log10(1 / least_gain_); }

void Limiter::delay(std::span<float> channel, Gains gains, std::vector<float>& line) noexcept {
  std::ranges::copy(channel, line.begin() + kLatency);
  for (std::size_t i = 0; i < channel.size(); ++i) channel[i] = line[i] * gains[i];
  const auto n = static_cast<std::ptrdiff_t>(channel.size());
  std::copy(line.begin() + n, line.begin() + n + kLatency, line.begin());
}

void Limiter::process(std::span<float> left, std::span<float> right) noexcept {
  const std::span<float> gains(gains_.data(), left.size());
  for (std::size_t at = 0; at < left.size(); at += kPart) {
    const std::size_t n = std::min(kPart, left.size() - at);
    find_gains(left.subspan(at, n), right.subspan(at, n), gains.subspan(at, n));
  }
  delay(left, gains, left_line_);
  delay(right, gains, right_line_);
}

}  // namespace auralis::synth
