// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/chorus.h"

#include <cmath>
#include <numbers>

namespace auralis::synth {

namespace {

struct TapDesign {
  double delay;  // seconds
  double rate;   // Hz; no two meet again soon
};

constexpr std::array<TapDesign, 3> kTaps{{{0.0127, 0.31}, {0.0173, 0.43}, {0.0229, 0.59}}};
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
    const double turn = 2 * std::numbers::pi * kTaps[i].rate / rate.hz;
    taps_[i] = {kTaps[i].delay * rate.hz, bend / turn, std::cos(turn), std::sin(turn)};
  }
}

void Chorus::process(std::span<float> left, std::span<float> right) noexcept {
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (silence_.after(left[i], right[i])) {
      left[i] = right[i] = 0;
      continue;
    }
    left_.push(left[i]);
    right_.push(right[i]);
    float sum_left = 0, sum_right = 0;
    for (Tap& tap : taps_) {
      const bool crossed = &tap == &taps_.back();  // one voice of the three comes from across
      sum_left += (crossed ? right_ : left_).at(tap.delay + tap.depth * tap.re);
      sum_right += (crossed ? left_ : right_).at(tap.delay + tap.depth * tap.im);
      const double re = tap.re * tap.step_re - tap.im * tap.step_im;
      tap.im = tap.re * tap.step_im + tap.im * tap.step_re;
      tap.re = re;
    }
    left[i] = kTapGain * sum_left;
    right[i] = kTapGain * sum_right;
  }
}

}  // namespace auralis::synth
