// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One control's value in every period of a span: what the seam takes for tempo and brightness.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

namespace auralis::synth {

/// Holds its value until it is set anew. No allocation after construction.
class ControlTrack {
 public:
  ControlTrack(std::size_t most_periods, float value) : values_(most_periods), last_(value) {}

  /// A span begins: the value is what it was at the end of the one before.
  void begin() noexcept { std::ranges::fill(values_, last_); }
  /// From this period of the span on.
  void set(std::size_t period, float value) noexcept {
    std::fill(values_.begin() + static_cast<std::ptrdiff_t>(period), values_.end(), value);
    last_ = value;
  }
  [[nodiscard]] std::span<const float> first(std::size_t periods) const noexcept {
    return std::span(values_).first(periods);
  }

 private:
  std::vector<float> values_;
  float last_;
};

}  // namespace auralis::synth
