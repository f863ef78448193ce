// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/delay_line.h"

#include "base/wide.h"

namespace auralis::synth {

/// Where the delay passes a whole number, the samples to be read are others: stretches between such
/// places are read at once. Most often there is one stretch.
AURALIS_WIDE void DelayLine::add_swaying(double middle, double depth, std::span<const double> sway,
                                         std::span<float> sum) const noexcept {
  const std::size_t n = sway.size();
  std::array<int, kPart> whole;
  std::array<float, kPart> fraction;
  int others = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double delay = middle + depth * sway[i];
    whole[i] = static_cast<int>(delay);
    fraction[i] = static_cast<float>(delay - whole[i]);
  }
  for (std::size_t i = 0; i < n; ++i) others |= whole[i] ^ whole[0];
  std::array<float, kPart + kAround> around;
  for (std::size_t from = 0, to = 0; from < n; from = to) {
    if (others == 0) to = n;
    while (to < n && whole[to] == whole[from]) ++to;
    copy(static_cast<std::size_t>(whole[from]),
         static_cast<std::ptrdiff_t>(from) - static_cast<std::ptrdiff_t>(n) + 1,
         std::span(around).first(to - from + kAround));
    for (std::size_t i = from; i < to; ++i)
      sum[i] += between(around.data() + (i - from), fraction[i]);
  }
}

}  // namespace auralis::synth
