// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// True peak: the largest level that a signal reaches between its samples, by fourfold
// interpolation.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "synth/kernel/true_peak_kernel.h"

namespace auralis::synth {

/// One channel's inter-sample peaks, as ITU-R BS.1770-4 annex 2 asks for them, with a longer
/// interpolator: 24 taps of a Hann-windowed sinc a phase. No allocation after construction.
class TruePeak {
 public:
  static constexpr int kTaps = kPeakTaps;
  /// A frame's peak covers the time from that frame to the next; it is known this much later.
  static constexpr int kLatency = kTaps / 2;

  /// Spans of up to max_frames.
  explicit TruePeak(std::size_t max_frames);

  /// Raises peaks[i] to the peak around the frame kLatency before samples[i], and says true; or
  /// leaves them and says false, where the samples are so small that no peak can pass `ceiling`.
  bool measure(std::span<const float> samples, float ceiling, std::span<float> peaks) noexcept;

 private:
  [[nodiscard]] bool may_pass(const Extent& extent, float ceiling) const noexcept;

  PeakTaps taps_;               // a quarter, a half and three quarters between two samples
  float gain_ = 1;              // no peak is larger than this times the largest sample
  float line_ = 1, curve_ = 0;  // nor than this times it, and this times the largest bend
  std::vector<float> history_;  // kTaps - 1 former samples, then the span's
};

}  // namespace auralis::synth
