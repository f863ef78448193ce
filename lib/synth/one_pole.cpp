// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/one_pole.h"

#include <algorithm>
#include <cassert>

#include "base/wide.h"
#include "synth/recursion.h"

namespace auralis::synth {

OnePole::OnePole(float keep, float gain) noexcept
    : keep_4_(keep * keep * keep * keep),
      taps_{keep * keep * keep * gain, keep * keep * gain, keep * gain, gain} {}

AURALIS_WIDE void OnePole::process(std::span<const float> in, std::span<float> out) noexcept {
  const std::size_t n = in.size();
  assert(n <= kPart && out.data() != in.data());
  std::array<float, 3 + kPart> x;
  std::ranges::copy(inputs_, x.begin());
  std::ranges::copy(in, x.begin() + inputs_.size());
  const auto [a, b, c, d] = taps_;
  for (std::size_t i = 0; i < n; ++i)
    out[i] = (d * x[i + 3] + c * x[i + 2]) + (b * x[i + 1] + a * x[i]);
  const float keep_4 = keep_4_;
  over_four_before(out.data(), n, outputs_,
                   [keep_4](auto& now, const auto& before) { now = now + keep_4 * before; });
  std::copy_n(x.begin() + static_cast<std::ptrdiff_t>(n), inputs_.size(), inputs_.begin());
}

}  // namespace auralis::synth
