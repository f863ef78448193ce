// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Stereo to mono.
#pragma once

#include "pcm/block.h"

namespace auralis::pcm {

/// Replaces channel 0 by the mean of channels 0 and 1. Real-time safe.
inline void mix_to_mono(Block& block) noexcept {
  const auto left = block.channel(0), right = block.channel(1);
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = (left[i] + right[i]) / 2;
}

}  // namespace auralis::pcm
