// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/true_peak.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace auralis::synth {

TruePeak::TruePeak(std::size_t max_frames) : history_(kTaps - 1 + max_frames) {
  using std::numbers::pi;
  for (int phase = 0; phase < kPhases; ++phase) {
    const double between = (phase + 1) / 4.0;
    double sum = 0;
    auto& taps = taps_[static_cast<std::size_t>(phase)];
    for (int k = 0; k < kTaps; ++k) {
      const double x = (k + 1 - kLatency) - between;  // samples from the point interpolated
      const double window = 0.5 + 0.5 * std::cos(2 * pi * x / (kTaps + 1));
      const double tap = std::sin(pi * x) / (pi * x) * window;
      taps[static_cast<std::size_t>(k)] = static_cast<float>(tap);
      sum += tap;
    }
    float absolute = 0;
    for (float& tap : taps) {
      tap = static_cast<float>(tap / sum);
      absolute += std::abs(tap);
    }
    gain_ = std::max(gain_, absolute);
  }
}

bool TruePeak::measure(std::span<const float> samples, float ceiling,
                       std::span<float> peaks) noexcept {
  const std::size_t n = samples.size();
  float* const history = history_.data();
  std::copy(samples.begin(), samples.end(), history + kTaps - 1);
  float largest = 0;
  for (std::size_t i = 0; i < n + kTaps - 1; ++i) largest = std::max(largest, std::abs(history[i]));
  const bool may_pass = largest * gain_ > ceiling;
  if (may_pass) interpolate(peaks);
  std::copy(history + n, history + n + kTaps - 1, history);
  return may_pass;
}

void TruePeak::interpolate(std::span<float> peaks) const noexcept {
  const float* const history = history_.data();
  for (std::size_t i = 0; i < peaks.size(); ++i)
    peaks[i] = std::max(peaks[i], std::abs(history[i + kTaps / 2 - 1]));
  for (const auto& taps : taps_) {
    for (std::size_t i = 0; i < peaks.size(); ++i) {
      float sum = 0;
      for (std::size_t k = 0; k < kTaps; ++k) sum += taps[k] * history[i + k];
      peaks[i] = std::max(peaks[i], std::abs(sum));
    }
  }
}

}  // namespace auralis::synth
