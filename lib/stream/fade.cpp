// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/fade.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "pcm/encode.h"
#include "stream/chunk.h"

namespace auralis::stream {

namespace {

constexpr Seconds kFade{0.010};

std::size_t fade_frames(const std::string& pcm, const pcm::Format& format) {
  return std::min(pcm.size() / format.bytes_per_frame(),
                  static_cast<std::size_t>(to_frames(kFade, format.rate).count));
}

/// gain(x) at x of the way through the part, from 0 to 1.
template <typename Gain>
void shape(std::span<std::byte> part, const pcm::Format& format, Gain gain) {
  const std::size_t frames = part.size() / format.bytes_per_frame();
  pcm::Block block(format.channels, frames);
  pcm::decode(part, format, block);
  for (int c = 0; c < format.channels; ++c)
    for (std::size_t i = 0; i < frames; ++i)
      block.channel(c)[i] *= gain((static_cast<float>(i) + 0.5F) / static_cast<float>(frames));
  pcm::encode(block, Frames{0}, format, part);
}

float rising(float x) noexcept { return 0.5F - 0.5F * std::cos(std::numbers::pi_v<float> * x); }

}  // namespace

void fade_out(std::string& pcm, const pcm::Format& format) {
  const std::size_t n = fade_frames(pcm, format) * format.bytes_per_frame();
  shape(std::as_writable_bytes(std::span(pcm).last(n)), format,
        [](float x) { return rising(1 - x); });
}

void fade_in(std::string& pcm, const pcm::Format& format) {
  const std::size_t n = fade_frames(pcm, format) * format.bytes_per_frame();
  shape(std::as_writable_bytes(std::span(pcm).first(n)), format, rising);
}

}  // namespace auralis::stream
