// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/output_end.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace auralis::synth {

void OutputEnd::shape(pcm::Block& block, Frames first) const noexcept {
  if (!end_) return;
  const std::int64_t left = std::max<std::int64_t>(end_->count - first.count, 0);
  block.resize(std::min(block.frames(), static_cast<std::size_t>(left)));
  const std::int64_t length = std::min(fade_.count, end_->count);
  const std::int64_t begin = std::max<std::int64_t>(end_->count - length - first.count, 0);
  for (std::int64_t i = begin; i < static_cast<std::int64_t>(block.frames()); ++i) {
    const double rest = static_cast<double>(left - 1 - i) / static_cast<double>(length);
    const auto gain = static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * rest));
    for (int c = 0; c < block.channels(); ++c)
      block.channel(c)[static_cast<std::size_t>(i)] *= gain;
  }
}

}  // namespace auralis::synth
