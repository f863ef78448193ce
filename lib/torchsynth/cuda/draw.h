// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A sound's index -> its 78 draws (MT19937, of which only the first outputs are made) -> physical
// parameters.
// M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM Transactions on Modeling and Computer
// Simulation 8, 1998.
#pragma once

#include <cmath>
#include <cstdint>

#include "base/host_device.h"
#include "torchsynth/parameter.h"

namespace auralis::torchsynth::cuda {

inline constexpr int kShift = 397;  // of MT19937: output k needs states k, k + 1 and k + 397

/// The states that the first kParameters outputs are made of.
struct TwisterStates {
  std::uint32_t low[kParameters + 1], high[kParameters];
};

/// One thread's work: the recurrence has no short cut.
AURALIS_HOST_DEVICE void seed_twister(std::uint32_t seed, TwisterStates& states) {
  std::uint32_t x = seed;
  for (int k = 0; k < kShift + static_cast<int>(kParameters); ++k) {
    if (k > 0) x = 1812433253U * (x ^ (x >> 30)) + static_cast<std::uint32_t>(k);
    if (k <= static_cast<int>(kParameters)) states.low[k] = x;
    if (k >= kShift) states.high[k - kShift] = x;
  }
}

/// Draw k, a multiple of 2^-24 in [0, 1).
AURALIS_HOST_DEVICE float draw(const TwisterStates& states, std::size_t k) {
  const std::uint32_t y = (states.low[k] & 0x80000000U) | (states.low[k + 1] & 0x7FFFFFFFU);
  std::uint32_t x = states.high[k] ^ (y >> 1) ^ ((y & 1) != 0 ? 0x9908B0DFU : 0);
  x ^= x >> 11;
  x ^= (x << 7) & 0x9D2C5680U;
  x ^= (x << 15) & 0xEFC60000U;
  x ^= x >> 18;
  return static_cast<float>(x & 0xFFFFFF) * 0x1p-24F;
}

/// A row of the parameter table without its name.
struct Curve {
  double low, high, curve;
  bool symmetric;
  std::size_t draw;
};

/// As to_physical of parameter.h.
AURALIS_HOST_DEVICE double physical(const Curve& c, double normalised) {
  const double side = c.symmetric ? 2 * normalised - 1 : normalised;
  const double bent = copysign(exp2(log2(fabs(side)) / c.curve), side);
  return c.symmetric ? c.low + (c.high - c.low) / 2 * (bent + 1) : c.low + (c.high - c.low) * bent;
}

}  // namespace auralis::torchsynth::cuda
