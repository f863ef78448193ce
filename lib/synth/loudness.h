// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Loudness held slowly:  short-term loudness of the signal -> wanted gain -> at most 1 dB a second.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/units.h"

namespace auralis::synth {

/// Measures as ITU-R BS.1770-4 says, over the last 3 s (EBU Tech 3341's short-term loudness), ten
/// times a second. What lies below kSilence moves the gain nowhere, so that no silence is lifted.
/// Real-time safe after construction; the result does not depend on how the signal is divided into
/// calls.
class Loudness {
 public:
  static constexpr double kSilence = -50;  ///< LUFS
  static constexpr double kFastest = 1;    ///< dB a second
  static constexpr double kMostLift = 20;  ///< dB

  /// target in LUFS; calls of any length.
  Loudness(base::SampleRate rate, double target);
  ~Loudness();

  void process(std::span<float> left, std::span<float> right) noexcept;

  /// dB, as of the last measurement.
  [[nodiscard]] double gain() const noexcept { return gain_; }

 private:
  struct Meter;  // libebur128's

  void measure() noexcept;

  double target_;
  std::unique_ptr<Meter> meter_;
  std::vector<float> interleaved_;  // what the next measurement will have besides the last
  std::size_t filled_ = 0;          // frames of it
  double gain_ = 0;
  float factor_ = 1, step_ = 0;
};

}  // namespace auralis::synth
