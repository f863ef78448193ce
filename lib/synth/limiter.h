// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Look-ahead limiter:  true peak -> wanted gain -> sliding minimum -> release -> average -> *
// delayed signal. The average over the look-ahead of a minimum held as long never exceeds the
// wanted gain, so no peak passes the ceiling, and the gain moves without a step.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/units.h"
#include "synth/true_peak.h"

namespace auralis::synth {

/// Stereo, both channels by one gain. Where no peak passes the ceiling the signal is only delayed.
/// Real-time safe: no allocation after construction, no lock. The result does not depend on how the
/// signal is divided into calls.
class Limiter {
 public:
  static constexpr int kLookAhead = 128;
  /// Frames by which the output is late.
  static constexpr int kLatency = kLookAhead - 1 + TruePeak::kLatency;

  /// -1.6 dBTP: under -1 by other meters, too, whose interpolators find up to 0.6 dB more.
  static constexpr float kUnderMinusOne = 0.832F;

  /// Ceiling as linear true peak; calls of up to max_frames.
  Limiter(base::SampleRate rate, float ceiling, std::size_t max_frames);

  void process(std::span<float> left, std::span<float> right) noexcept;

  /// The smallest gain applied so far: 1 if it never had to act.
  [[nodiscard]] float least_gain() const noexcept { return least_gain_; }
  /// The most that it has lowered so far, in dB.
  [[nodiscard]] double most_reduction() const noexcept;
  /// Frames so far that it lowered by more than 0.1 dB.
  [[nodiscard]] std::int64_t limited_frames() const noexcept { return limited_frames_; }

 private:
  using Gains = std::span<float>;  // of up to kPart frames

  void find_gains(std::span<const float> left, std::span<const float> right, Gains gains) noexcept;
  void hold_minimum(Gains gains) noexcept;
  void release(Gains gains) noexcept;
  void average(Gains gains) noexcept;
  static void delay(std::span<float> channel, Gains gains, std::vector<float>& line) noexcept;

  float ceiling_;
  double keep_;  // share of what the gain lacks of 1 that is left a frame later
  TruePeak left_peak_, right_peak_;
  std::vector<float> gains_;  // peaks, then gains, of the call
  std::vector<float> left_line_, right_line_;

  std::vector<float> wanted_, least_;  // the last gains wanted, and their minima
  std::vector<float> released_line_;   // the last released gains
  std::array<double, 3> held_{};       // what the last minima lack of 1
  std::array<double, 4> lack_{};       // and the last released gains
  int open_ = kLookAhead;              // frames since one of them was less than 1
  double sum_ = kLookAhead;
  float least_gain_ = 1;
  std::int64_t limited_frames_ = 0;
};

}  // namespace auralis::synth
