// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Rhythms: Euclidean patterns, Poisson gaps.
#pragma once

#include "base/random.h"
#include "base/units.h"

namespace auralis::compose {

/// True where step `step` of `steps` holds one of `pulses` spread as evenly as can be.
/// G. Toussaint, "The Euclidean algorithm generates traditional musical rhythms", 2005.
[[nodiscard]] bool euclid(int step, int pulses, int steps) noexcept;

/// Time to the next of events that come `rate` a second on average, each independent of the last.
[[nodiscard]] base::Seconds poisson_gap(double rate, base::Random& random);

}  // namespace auralis::compose
