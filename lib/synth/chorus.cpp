// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/chorus.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/wide.h"

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
    Tap& tap = taps_[i];
    tap.delay = kDesigns[i].delay * rate.hz;
    tap.depth = bend / turn;
    for (std::size_t k = 0; k < kPart; ++k) {
      tap.turn_re[k] = std::cos(static_cast<double>(k) * turn);
      tap.turn_im[k] = std::sin(static_cast<double>(k) * turn);
    }
    tap.part_re = std::cos(kPart * turn);
    tap.part_im = std::sin(kPart * turn);
  }
}

void Chorus::skip(std::int64_t frames) noexcept {
  for (std::int64_t left = frames; left > 0; left -= kPart)
    turn(static_cast<std::size_t>(std::min<std::int64_t>(left, kPart)));
}

/// In stretches that end where the LFOs' parts do.
void Chorus::process(std::span<float> left, std::span<float> right) noexcept {
  for (std::size_t from = 0, n = 0; from < left.size(); from += n) {
    n = std::min(kPart - at_, left.size() - from);
    process_part(left.subspan(from, n), right.subspan(from, n));
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
  if (silence_.now()) {
    std::ranges::fill(left, 0.0F);
    std::ranges::fill(right, 0.0F);
  } else {
    answer(left, right);
  }
  turn(n);
}

/// The LFOs go on by so many frames, up to a part.
void Chorus::turn(std::size_t frames) noexcept {
  at_ += frames;
  if (at_ < kPart) return;
  at_ -= kPart;
  for (Tap& tap : taps_) {
    const double re = tap.re * tap.part_re - tap.im * tap.part_im;
    tap.im = tap.re * tap.part_im + tap.im * tap.part_re;
    tap.re = re;
  }
}

AURALIS_WIDE void Chorus::answer(std::span<float> left, std::span<float> right) noexcept {
  const std::size_t n = left.size();
  left_.push(left);
  right_.push(right);
  std::array<float, kPart> sum_left{}, sum_right{};
  for (std::size_t t = 0; t < kTaps; ++t) {
    const Tap& tap = taps_[t];
    Sway re, im;
    for (std::size_t i = 0; i < n; ++i) {
      re[i] = tap.re * tap.turn_re[at_ + i] - tap.im * tap.turn_im[at_ + i];
      im[i] = tap.re * tap.turn_im[at_ + i] + tap.im * tap.turn_re[at_ + i];
    }
    const bool crossed = t == kTaps - 1;  // one voice of the three comes from across
    (crossed ? right_ : left_).add_swaying(tap.delay, tap.depth, std::span(re).first(n), sum_left);
    (crossed ? left_ : right_).add_swaying(tap.delay, tap.depth, std::span(im).first(n), sum_right);
  }
  for (std::size_t i = 0; i < n; ++i) {
    left[i] = kTapGain * sum_left[i];
    right[i] = kTapGain * sum_right[i];
  }
}

}  // namespace auralis::synth
