// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/ping_pong_delay.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

#include "event/event.h"
#include "synth/period.h"

namespace auralis::synth {

namespace {

constexpr double kHighest = 3200, kLowest = 160;    // Hz: what an echo keeps
constexpr double kFade = 0.15;                      // seconds from one tempo to the next
constexpr float kNear = 0.92388F, kFar = 0.38268F;  // an echo's gains: cosine and sine of 22.5°

float one_pole(double hertz, double rate) {
  return static_cast<float>(1 - std::exp(-2 * std::numbers::pi * hertz / rate));
}

}  // namespace

PingPongDelay::PingPongDelay(base::SampleRate rate, double beats)
    : rate_(rate.hz),
      beats_(beats),
      left_(frames_at(event::kBpmRange.low)),
      right_(frames_at(event::kBpmRange.low)),
      silence_(static_cast<int>(frames_at(event::kBpmRange.low)) + 4),
      low_step_(one_pole(kHighest, rate_)),
      lowest_step_(one_pole(kLowest, rate_)),
      fade_step_(static_cast<float>(1 / (kFade * rate_))) {}

double PingPongDelay::frames_at(double bpm) const noexcept {
  return 60 / std::clamp(bpm, event::kBpmRange.low, event::kBpmRange.high) * beats_ * rate_;
}

/// A fade that has begun is ended before the next one begins.
void PingPongDelay::move(float bpm) noexcept {
  if (faded_ > 0) return;
  next_ = frames_at(bpm);
  if (delay_ == 0) delay_ = next_;
}

float PingPongDelay::read(const DelayLine& line) const noexcept {
  if (faded_ == 0) return line.at(delay_);
  const float share = faded_ * faded_ * (3 - 2 * faded_);
  return (1 - share) * line.at(delay_) + share * line.at(next_);
}

float PingPongDelay::through(Band& band, float sample) const noexcept {
  band.low += low_step_ * (sample - band.low);
  band.lowest += lowest_step_ * (band.low - band.lowest);
  return band.low - band.lowest;
}

void PingPongDelay::process(std::span<float> left, std::span<float> right,
                            std::span<const float> bpm) noexcept {
  assert(left.size() <= bpm.size() * kPeriodFrames);
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (i % kPeriodFrames == 0) move(bpm[i / kPeriodFrames]);
    if (next_ != delay_) faded_ += fade_step_;
    if (faded_ >= 1) {
      delay_ = next_;
      faded_ = 0;
    }
    if (silent_ && silence_.after(left[i], right[i])) {
      left[i] = right[i] = 0;
      continue;
    }
    const float a = through(left_band_, read(left_));
    const float b = through(right_band_, read(right_));
    const auto middle = (left[i] + right[i]) * static_cast<float>(std::numbers::sqrt2 / 2);
    left_.push(middle + kFeedback * b);
    right_.push(kFeedback * a);
    silent_ = silence_.after(left[i], right[i], a, b);
    left[i] = kNear * a + kFar * b;
    right[i] = kNear * b + kFar * a;
  }
}

int PingPongDelay::length(double bpm) const noexcept {
  const double echoes = 1 + std::ceil(-60 / (20 * std::log10(kFeedback)));
  return static_cast<int>(echoes * frames_at(bpm));
}

}  // namespace auralis::synth
