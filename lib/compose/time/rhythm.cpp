// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/time/rhythm.h"

#include <cmath>

#include "theory/pitch.h"

namespace auralis::compose {

bool euclid(int step, int pulses, int steps) noexcept {
  return theory::wrap(step, steps) * pulses % steps < pulses;
}

base::Seconds poisson_gap(double rate, base::Random& random) {
  return base::Seconds(-std::log1p(-random.uniform()) / rate);
}

}  // namespace auralis::compose
