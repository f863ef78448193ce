// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The seam of the reverb: the reverb bus in, the wet signal out, a fixed time later.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace auralis::synth {

/// Both channels of an impulse response, of one length.
using ImpulseResponse = std::array<std::vector<float>, 2>;

/// Stereo in, stereo out. Calls come from one thread; the result does not depend on how the signal
/// is divided into calls.
class Reverb {
 public:
  virtual ~Reverb() = default;

  /// Frames by which the wet signal is late: the reverb's pre-delay.
  [[nodiscard]] virtual int latency() const noexcept = 0;
  /// Frames after which the answer to an impulse has died away.
  [[nodiscard]] virtual int length() const noexcept = 0;

  /// Goes on as if so many frames of silence had been processed, where nothing has sounded yet.
  virtual void skip(std::int64_t /*frames*/) noexcept {}

  /// Replaces as many frames of both channels by the wet signal.
  virtual void process(std::span<float> left, std::span<float> right) = 0;
};

/// Where no reverb is wanted.
class NoReverb final : public Reverb {
 public:
  [[nodiscard]] int latency() const noexcept override { return 0; }
  [[nodiscard]] int length() const noexcept override { return 0; }
  void process(std::span<float> left, std::span<float> right) override {
    std::ranges::fill(left, 0.0F);
    std::ranges::fill(right, 0.0F);
  }
};

}  // namespace auralis::synth
