// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Sway: a delay that grows and shrinks by a sine, which bends what comes through by a few cents.
#pragma once

#include <cstdint>
#include <span>

#include "base/units.h"
#include "synth/delay_line.h"

namespace auralis::render {

/// One channel. Real-time safe after construction.
class Sway {
 public:
  /// A delay of `middle` frames, bent by up to `cents` at `hertz`: with 0 it is exactly that. The
  /// sine's depth is less than `middle`.
  Sway(base::SampleRate rate, int middle, double cents, double hertz);

  /// Adds what comes out of the delay while `in` goes in: both of a multiple of DelayLine::kPart
  /// frames.
  void add(std::span<const float> in, std::span<float> out) noexcept;

  /// Goes on as if so many frames of silence had come, a multiple of DelayLine::kPart.
  void skip(std::int64_t frames) noexcept {
    for (std::int64_t left = frames; left > 0; left -= synth::DelayLine::kPart) turn();
  }

  /// Frames that the delay is longer than its middle, at most.
  [[nodiscard]] double farthest() const noexcept { return depth_; }

 private:
  void turn() noexcept;

  double middle_, depth_;   // frames
  double re_ = 1, im_ = 0;  // the sine, by rotation
  double step_re_, step_im_;
  synth::DelayLine line_;
};

}  // namespace auralis::render
