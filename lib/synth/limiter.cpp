// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/limiter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/wide.h"
#include "synth/recursion.h"

namespace auralis::synth {

namespace {
constexpr double kReleaseSeconds = 0.25;
constexpr double kReleased = 1e-6;    // lacking less the gain is 1: a step of -120 dB
constexpr std::size_t kPart = 128;    // frames that are looked at together
constexpr float kLowered = 0.98855F;  // -0.1 dB: less is not counted
}  // namespace

Limiter::Limiter(base::SampleRate rate, float ceiling, std::size_t max_frames)
    : ceiling_(ceiling),
      keep_(std::exp(-1 / (kReleaseSeconds * rate.hz))),
      left_peak_(kPart),
      right_peak_(kPart),
      gains_(max_frames),
      left_line_(kLatency + max_frames),
      right_line_(kLatency + max_frames),
      wanted_(kLookAhead - 1 + kPart, 1.0F),
      least_(wanted_.size()),
      released_line_(kLookAhead + kPart, 1.0F) {}

namespace {

/// By value, as std::max would keep them in memory.
double larger(double a, double b) noexcept { return a > b ? a : b; }

/// Room for n frames behind the last ones of a line.
void forget(std::vector<float>& line, std::size_t n) noexcept {
  std::copy(line.begin() + static_cast<std::ptrdiff_t>(n), line.end(), line.begin());
}

}  // namespace

/// Minima over two frames, over twice as many, and so on, up to the look-ahead.
AURALIS_WIDE void Limiter::hold_minimum(Gains gains) noexcept {
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

/// What the gain lacks of 1 falls by a share in each frame, or is what is held: the largest of four
/// frames, each fallen so far, and of four frames before them. Nothing waits for the frame before.
AURALIS_WIDE void Limiter::release(Gains gains) noexcept {
  const std::size_t n = gains.size();
  const double k1 = keep_, k2 = k1 * k1, k3 = k2 * k1, k4 = k2 * k2;
  std::array<double, 3 + kPart> held;
  std::array<double, kPart> lack;
  std::ranges::copy(held_, held.begin());
  for (std::size_t i = 0; i < n; ++i) held[i + 3] = 1 - static_cast<double>(gains[i]);
  for (std::size_t i = 0; i < n; ++i) {
    const double newest = larger(held[i + 3], k1 * held[i + 2]);
    lack[i] = larger(newest, larger(k2 * held[i + 1], k3 * held[i]));
  }
  over_four_before(lack.data(), n, lack_, [k4](auto& now, const auto& before) {
    const auto fallen = k4 * before;
    now = now > fallen ? now : fallen;
  });
  for (std::size_t i = 0; i < n; ++i)
    gains[i] = static_cast<float>(1 - (lack[i] < kReleased ? held[i + 3] : lack[i]));
  std::copy_n(held.begin() + static_cast<std::ptrdiff_t>(n), held_.size(), held_.begin());
  const auto closed = std::find_if(gains.rbegin(), gains.rend(), [](float g) { return g < 1; });
  const auto after = static_cast<int>(closed - gains.rbegin());
  open_ = closed == gains.rend() ? open_ + after : after;
}

AURALIS_WIDE void Limiter::average(Gains gains) noexcept {
  std::ranges::copy(gains, released_line_.begin() + kLookAhead);
  std::array<double, kPart> sums;
  for (std::size_t i = 0; i < gains.size(); ++i)
    sums[i] = static_cast<double>(gains[i]) - static_cast<double>(released_line_[i]);
  double sum = sum_;
  for (std::size_t i = 0; i < gains.size(); ++i) sums[i] = sum += sums[i];
  sum_ = sum;
  for (std::size_t i = 0; i < gains.size(); ++i)
    gains[i] = std::min(1.0F, static_cast<float>(sums[i] / kLookAhead));
  forget(released_line_, gains.size());
}

/// Most music needs no limiting: where no peak can pass and no gain is on its way back, there is
/// nothing to reckon.
AURALIS_WIDE void Limiter::find_gains(std::span<const float> left, std::span<const float> right,
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

AURALIS_WIDE void Limiter::delay(std::span<float> channel, Gains gains,
                                 std::vector<float>& line) noexcept {
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
