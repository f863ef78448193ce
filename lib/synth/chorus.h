// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Stereo chorus:  left, right -> delay lines -> three taps a side, each swayed by its own slow LFO.
#pragma once

#include <array>
#include <span>

#include "base/units.h"
#include "synth/delay_line.h"
#include "synth/silence.h"

namespace auralis::synth {

/// Dattorro, "Effect design, part 2: delay-line modulation and chorus", JAES 45(10), 1997, without
/// feedback. The two sides of a tap sway a quarter of a turn apart. The answer has the power of the
/// input; the input itself is not in it. Real-time safe after construction; the result does not
/// depend on how the signal is divided into calls.
class Chorus {
 public:
  explicit Chorus(base::SampleRate rate);

  /// Frames after which the answer to an impulse has passed.
  [[nodiscard]] int length() const noexcept { return length_; }

  /// Goes on as if so many frames of silence had been processed.
  void skip(std::int64_t frames) noexcept;

  /// Replaces as many frames of both channels by the wet signal.
  void process(std::span<float> left, std::span<float> right) noexcept;

 private:
  static constexpr std::size_t kTaps = 3;
  static constexpr std::size_t kPart = DelayLine::kPart;
  using Sway = std::array<double, kPart>;  // frame by frame

  /// The LFO is a point on the unit circle.
  struct Tap {
    double delay, depth;      // frames: the middle, and to each side of it
    Sway turn_re, turn_im;    // its turn since the part's begin
    double part_re, part_im;  // its turn in a part
    double re = 1, im = 0;    // the point at the part's begin
  };

  void process_part(std::span<float> left, std::span<float> right) noexcept;
  void turn(std::size_t frames) noexcept;
  void answer(std::span<float> left, std::span<float> right) noexcept;

  int length_;
  std::array<Tap, kTaps> taps_;
  std::size_t at_ = 0;  // frames since the part's begin
  DelayLine left_, right_;
  Silence silence_;  // in which the LFOs turn on: they depend on the frame, not on what has sounded
};

}  // namespace auralis::synth
