// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// PCM bytes -> interleaved samples, as coders take them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pcm/block.h"
#include "pcm/format.h"

namespace auralis::codec {

/// Bits that a lossless coding keeps of the format's samples: 16 or 24.
[[nodiscard]] int lossless_bits(const pcm::Format& format) noexcept;

/// Memory for the way; one thread.
class Interleaver {
 public:
  explicit Interleaver(const pcm::Format& format) : format_(format), block_(format.channels, 0) {}

  /// Whole frames. What it returns holds until the next call.
  [[nodiscard]] const std::vector<float>& floats(std::string_view pcm);
  /// Samples in 32 bits, of which the upper lossless_bits count. Those of 16 and 24 bits are the
  /// PCM's own, wider ones are dithered.
  [[nodiscard]] const std::vector<std::int32_t>& left_aligned(std::string_view pcm);
  /// The same in the lower bits.
  [[nodiscard]] const std::vector<std::int32_t>& right_aligned(std::string_view pcm);

 private:
  pcm::Format format_;
  pcm::Block block_;
  std::vector<float> floats_;
  std::vector<std::int32_t> integers_;
  std::vector<std::byte> narrowed_;
  pcm::Frames taken_{0};
};

}  // namespace auralis::codec
