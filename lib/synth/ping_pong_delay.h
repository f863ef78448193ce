// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Ping-pong delay:  middle -> left line -> band -> right line -> band -> left line -> ...
#pragma once

#include <array>
#include <span>

#include "base/units.h"
#include "synth/delay_line.h"
#include "synth/silence.h"

namespace auralis::synth {

/// Echoes that keep the beat, the first on the left, each quieter, duller and thinner than the one
/// before: what goes round is multiplied by kFeedback and by filters that amplify nothing, so it
/// always dies away. Where the tempo changes, the lines' ends fade from the old place to the new
/// one: moved along the line, as a tape's heads are, they would put what goes round out of tune.
/// Real-time safe after construction; the result
/// does not depend on how the signal is divided into calls of whole periods.
class PingPongDelay {
 public:
  static constexpr float kFeedback = 0.5F;  ///< gain from one echo to the next

  /// An echo comes `beats` after the one before, at a tempo in event::kBpmRange.
  PingPongDelay(base::SampleRate rate, double beats);

  /// Replaces as many frames of both channels by the echoes. `bpm` holds the tempo, one value a
  /// period; the first of all is where the lines begin.
  void process(std::span<float> left, std::span<float> right, std::span<const float> bpm) noexcept;

  /// Frames in which the echoes fall by 60 dB at this tempo.
  [[nodiscard]] int length(double bpm) const noexcept;

 private:
  /// One-pole high-pass and low-pass.
  struct Band {
    float low = 0, lowest = 0;
  };

  static constexpr std::size_t kPart = DelayLine::kPart;
  using Part = std::array<float, kPart>;

  [[nodiscard]] double frames_at(double bpm) const noexcept;
  void move(float bpm) noexcept;
  void fade() noexcept;
  [[nodiscard]] std::size_t steady_frames(std::span<const float> bpm,
                                          std::size_t at) const noexcept;
  void process_part(std::span<float> left, std::span<float> right) noexcept;
  [[nodiscard]] std::size_t echo(std::span<float> left, std::span<float> right) noexcept;
  void read(const DelayLine& line, std::span<float> echo) const noexcept;
  float through(Band& band, float sample) const noexcept;

  double rate_, beats_;
  DelayLine left_, right_;
  Band left_band_, right_band_;
  Silence silence_;
  float low_step_, lowest_step_;
  double delay_ = 0, next_ = 0;  // frames
  float faded_ = 0, fade_step_;  // the way from one to the other, 0..1
};

}  // namespace auralis::synth
