// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How near rendered samples are to wanted ones: for tests, and for devices that nobody tested on.
#pragma once

#include <cmath>
#include <cstddef>

namespace auralis::torchsynth {

/// Signal to difference in dB, and the mean absolute difference.
struct Agreement {
  double decibels, mean_error;
};

template <class A, class B>
Agreement agreement(const A& got, const B& wanted) {
  double signal = 0, difference = 1e-300, absolute = 0;
  for (std::size_t i = 0; i < got.size(); ++i) {
    const double d = static_cast<double>(got[i]) - static_cast<double>(wanted[i]);
    signal += static_cast<double>(wanted[i]) * static_cast<double>(wanted[i]);
    difference += d * d;
    absolute += std::abs(d);
  }
  return {10 * std::log10(signal / difference), absolute / static_cast<double>(got.size())};
}

}  // namespace auralis::torchsynth
