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
  struct Tap {
    double delay, depth;      // frames: the middle, and to each side of it
    double step_re, step_im;  // the LFO's turn in a frame
    double re = 1, im = 0;    // the LFO as a point on the unit circle
  };
  static constexpr std::size_t kTaps = 3;
  static constexpr std::size_t kPart = DelayLine::kPart;
  using Sway = std::array<double, kPart>;  // an LFO, frame by frame

  void process_part(std::span<float> left, std::span<float> right) noexcept;
  void turn(std::size_t frames, std::array<Sway, kTaps>& re, std::array<Sway, kTaps>& im) noexcept;
  void answer(std::span<float> left, std::span<float> right, const std::array<Sway, kTaps>& re,
              const std::array<Sway, kTaps>& im) noexcept;

  int length_;
  std::array<Tap, kTaps> taps_;
  DelayLine left_, right_;
  Silence silence_;  // in which the LFOs turn on: they depend on the frame, not on what has sounded
};

}  // namespace auralis::synth
