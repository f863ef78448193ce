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

/// The way that a fade makes in a frame.
void PingPongDelay::fade() noexcept {
  if (next_ != delay_) faded_ += fade_step_;
  if (faded_ < 1) return;
  delay_ = next_;
  faded_ = 0;
}

namespace {

/// The line's end after `delay` frames, in the frames to come.
void read_at(const DelayLine& line, double delay, std::span<float> echo) noexcept {
  std::array<float, DelayLine::kPart + DelayLine::kAround> around;
  const auto whole = static_cast<std::size_t>(delay);
  const auto fraction = static_cast<float>(delay - static_cast<double>(whole));
  assert(echo.size() <= whole);  // or it would be in what has not been pushed yet
  line.copy(whole, 0, std::span(around).first(echo.size() + DelayLine::kAround));
  for (std::size_t i = 0; i < echo.size(); ++i) echo[i] = between(around.data() + i, fraction);
}

}  // namespace

void PingPongDelay::read(const DelayLine& line, std::span<float> echo) const noexcept {
  read_at(line, delay_, echo);
  if (faded_ == 0) return;
  Part next;
  read_at(line, next_, std::span(next).first(echo.size()));
  const float share = faded_ * faded_ * (3 - 2 * faded_);
  for (std::size_t i = 0; i < echo.size(); ++i) echo[i] = (1 - share) * echo[i] + share * next[i];
}

float PingPongDelay::through(Band& band, float sample) const noexcept {
  band.low += low_step_ * (sample - band.low);
  band.lowest += lowest_step_ * (band.low - band.lowest);
  return band.low - band.lowest;
}

void PingPongDelay::process(std::span<float> left, std::span<float> right,
                            std::span<const float> bpm) noexcept {
  assert(left.size() <= bpm.size() * kPeriodFrames);
  for (std::size_t at = 0, n = 0; at < left.size(); at += n) {
    if (at % kPeriodFrames == 0) move(bpm[at / kPeriodFrames]);
    fade();
    n = next_ == delay_ ? std::min(steady_frames(bpm, at), left.size() - at) : 1;
    process_part(left.subspan(at, n), right.subspan(at, n));
  }
}

/// Frames for which the tempo stays what the lines' ends are at, at most a part: to the end of the
/// period at least, for no move comes before.
std::size_t PingPongDelay::steady_frames(std::span<const float> bpm,
                                         std::size_t at) const noexcept {
  std::size_t period = at / kPeriodFrames;
  const float now = bpm[period++];
  if (frames_at(now) == delay_)
    while (period < bpm.size() && bpm[period] == now && period * kPeriodFrames < at + kPart)
      ++period;
  return std::min(kPart, period * kPeriodFrames - at);
}

void PingPongDelay::process_part(std::span<float> left, std::span<float> right) noexcept {
  const std::size_t n = left.size();
  const std::size_t heard = std::max(Silence::sounding(left), Silence::sounding(right));
  if (n > 1 && !silence_.stays(n, heard)) {
    for (std::size_t i = 0; i < n; ++i) process_part(left.subspan(i, 1), right.subspan(i, 1));
    return;
  }
  if (silence_.now() && heard == 0) {
    std::ranges::fill(left, 0.0F);
    std::ranges::fill(right, 0.0F);
    return;
  }
  const std::size_t echoed = echo(left, right);
  silence_.pass(n, std::max(heard, echoed));
}

/// Returns the frames up to the last in which an echo sounds.
std::size_t PingPongDelay::echo(std::span<float> left, std::span<float> right) noexcept {
  const std::size_t n = left.size();
  Part a, b, to_left, to_right;
  read(left_, std::span(a).first(n));
  read(right_, std::span(b).first(n));
  for (std::size_t i = 0; i < n; ++i) {
    a[i] = through(left_band_, a[i]);
    b[i] = through(right_band_, b[i]);
  }
  for (std::size_t i = 0; i < n; ++i) {
    const auto middle = (left[i] + right[i]) * static_cast<float>(std::numbers::sqrt2 / 2);
    to_left[i] = middle + kFeedback * b[i];
    to_right[i] = kFeedback * a[i];
    left[i] = kNear * a[i] + kFar * b[i];
    right[i] = kNear * b[i] + kFar * a[i];
  }
  left_.push(std::span(to_left).first(n));
  right_.push(std::span(to_right).first(n));
  return std::max(Silence::sounding(std::span(a).first(n)),
                  Silence::sounding(std::span(b).first(n)));
}

int PingPongDelay::length(double bpm) const noexcept {
  const double echoes = 1 + std::ceil(-60 / (20 * std::log10(kFeedback)));
  return static_cast<int>(echoes * frames_at(bpm));
}

}  // namespace auralis::synth
