// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/chorus.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace auralis::synth {

namespace {

struct TapDesign {
  double delay;  // seconds
  double rate;   // Hz; no two meet again soon
};

constexpr std::array<TapDesign, 3> kDesigns{{{0.0127, 0.31}, {0.0173, 0.43}, {0.0229, 0.59}}};
constexpr double kBend = 6;           // cents by which a tap is out of tune at most
constexpr double kLongest = 0.03;     // seconds, more than any tap with its sway
constexpr float kTapGain = 0.57735F;  // three taps that know nothing of each other: the root of 1/3

}  // namespace

Chorus::Chorus(base::SampleRate rate)
    : length_(static_cast<int>(kLongest * rate.hz)),
      left_(length_),
      right_(length_),
      silence_(length_) {
  const double bend = std::exp2(kBend / 1200) - 1;
  for (std::size_t i = 0; i < taps_.size(); ++i) {
    const double turn = 2 * std::numbers::pi * kDesigns[i].rate / rate.hz;
    taps_[i] = {kDesigns[i].delay * rate.hz, bend / turn, std::cos(turn), std::sin(turn)};
  }
}

void Chorus::skip(std::int64_t frames) noexcept {
  std::array<Sway, kTaps> re, im;
  for (std::int64_t left = frames; left > 0; left -= kPart)
    turn(static_cast<std::size_t>(std::min<std::int64_t>(left, kPart)), re, im);
}

void Chorus::process(std::span<float> left, std::span<float> right) noexcept {
  for (std::size_t at = 0; at < left.size(); at += kPart) {
    const std::size_t n = std::min(kPart, left.size() - at);
    process_part(left.subspan(at, n), right.subspan(at, n));
  }
}

void Chorus::process_part(std::span<float> left, std::span<float> right) noexcept {
  const std::size_t n = left.size();
  const std::size_t sounding = std::max(Silence::sounding(left), Silence::sounding(right));
  if (n > 1 && !silence_.stays(n, sounding)) {
    for (std::size_t i = 0; i < n; ++i) process_part(left.subspan(i, 1), right.subspan(i, 1));
    return;
  }
  silence_.pass(n, sounding);
  std::array<Sway, kTaps> re, im;
  turn(n, re, im);
  if (!silence_.now()) return answer(left, right, re, im);
  std::ranges::fill(left, 0.0F);
  std::ranges::fill(right, 0.0F);
}

/// The LFOs in the frames to come.
void Chorus::turn(std::size_t frames, std::array<Sway, kTaps>& re,
                  std::array<Sway, kTaps>& im) noexcept {
  for (std::size_t i = 0; i < frames; ++i) {
    for (std::size_t t = 0; t < kTaps; ++t) {
      Tap& tap = taps_[t];
      re[t][i] = tap.re;
      im[t][i] = tap.im;
      tap.re = re[t][i] * tap.step_re - im[t][i] * tap.step_im;
      tap.im = re[t][i] * tap.step_im + im[t][i] * tap.step_re;
    }
  }
}

void Chorus::answer(std::span<float> left, std::span<float> right,
                    const std::array<Sway, kTaps>& re, const std::array<Sway, kTaps>& im) noexcept {
  const std::size_t n = left.size();
  left_.push(left);
  right_.push(right);
  std::array<float, kPart> sum_left{}, sum_right{};
  for (std::size_t t = 0; t < kTaps; ++t) {
    const Tap& tap = taps_[t];
    const bool crossed = t == kTaps - 1;  // one voice of the three comes from across
    (crossed ? right_ : left_)
        .add_swaying(tap.delay, tap.depth, std::span(re[t]).first(n), sum_left);
    (crossed ? left_ : right_)
        .add_swaying(tap.delay, tap.depth, std::span(im[t]).first(n), sum_right);
  }
  for (std::size_t i = 0; i < n; ++i) {
    left[i] = kTapGain * sum_left[i];
    right[i] = kTapGain * sum_right[i];
  }
}

}  // namespace auralis::synth
