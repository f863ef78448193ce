// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/true_peak.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace auralis::synth {

namespace {

/// Taps as a straight line between the two middle samples, a bit of their difference, and second
/// differences: |tap sums| <= line * largest sample + curve * largest second difference.
struct Bound {
  double line = 1, curve = 0;
};

Bound bound_of(std::span<const float> taps, double between) {
  constexpr double kRounding = 1e-5;  // more than a sum of so many floats can be wrong by
  const std::size_t middle = taps.size() / 2;
  std::vector<double> rest(taps.begin(), taps.end());
  rest[middle - 1] -= 1 - between;
  rest[middle] -= between;
  const double offset = std::accumulate(rest.begin(), rest.end(), 0.0);
  rest[middle - 1] -= offset;
  double slope = 0;
  for (std::size_t k = 0; k < rest.size(); ++k) slope += static_cast<double>(k) * rest[k];
  rest[middle] -= slope;
  rest[middle - 1] += slope;
  // What is left sums to zero, alone and times k: sums of its sums weigh the second differences.
  Bound bound{1 + std::abs(offset) + 2 * std::abs(slope) + kRounding, kRounding};
  double sum = 0, weight = 0;
  for (const double x : rest) bound.curve += std::abs(weight += sum += x);
  return bound;
}

}  // namespace

TruePeak::TruePeak(std::size_t max_frames) : history_(kTaps - 1 + max_frames) {
  using std::numbers::pi;
  for (std::size_t phase = 0; phase < taps_.size(); ++phase) {
    const double between = static_cast<double>(phase + 1) / 4;
    double sum = 0;
    auto& taps = taps_[phase];
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
    const Bound bound = bound_of(taps, between);
    line_ = std::max(line_, static_cast<float>(bound.line));
    curve_ = std::max(curve_, static_cast<float>(bound.curve));
  }
}

/// Where the samples lie close to a straight line, what is between them is hardly more than they
/// are: as a rule, that tells without interpolation.
bool TruePeak::may_pass(const Extent& extent, float ceiling) const noexcept {
  return extent.largest * gain_ > ceiling &&
         extent.largest * line_ + extent.bend * curve_ > ceiling;
}

bool TruePeak::measure(std::span<const float> samples, float ceiling,
                       std::span<float> peaks) noexcept {
  const std::size_t n = samples.size();
  float* const history = history_.data();
  std::copy(samples.begin(), samples.end(), history + kTaps - 1);
  const bool passing = may_pass(extent_of(history + 2, n + kTaps - 3), ceiling);
  if (passing) raise_peaks(taps_, history, peaks.data(), n);
  std::copy(history + n, history + n + kTaps - 1, history);
  return passing;
}

}  // namespace auralis::synth
