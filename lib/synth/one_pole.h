// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A recursion over the frame before, four frames at a time.
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace auralis::synth {

/// y[n] = keep y[n - 1] + gain x[n], written as y[n] = keep^4 y[n - 4] + the sum over j = 0..3 of
/// keep^j gain x[n - j] (scattered look-ahead: Parhi, "VLSI digital signal processing systems",
/// 1999, chapter 10): four frames wait for nothing but the four before. Real-time safe; the result
/// does not depend on how the signal is divided into calls.
class OnePole {
 public:
  static constexpr std::size_t kPart = 128;  ///< frames of a call, at most

  /// keep: of a magnitude less than 1.
  OnePole(float keep, float gain) noexcept;

  /// As many frames to `out`, which lies elsewhere.
  void process(std::span<const float> in, std::span<float> out) noexcept;

  /// The last y.
  [[nodiscard]] float last() const noexcept { return outputs_.back(); }

 private:
  float keep_4_;
  std::array<float, 4> taps_;      // oldest first
  std::array<float, 3> inputs_{};  // the last ones
  std::array<float, 4> outputs_{};
};

}  // namespace auralis::synth
