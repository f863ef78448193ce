// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A chunk of the stream: interleaved frames as shipped, immutable, shared by all listeners.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/units.h"

namespace auralis::stream {

using base::Frames;
using base::SampleRate;
using base::Seconds;

struct Chunk {
  std::uint32_t seq = 0;  ///< counts from 0, wraps
  Frames first{0};        ///< index of its first frame in the stream
  Frames frames{0};       ///< how many it holds
  std::string pcm;        ///< their bytes
  /// When its first frame is due by the pacer's schedule and clock, where that is known.
  std::optional<Seconds> due{};
};

using ChunkPtr = std::shared_ptr<const Chunk>;

/// Of sequence numbers, which wrap: whether `seq` is later than `other`.
[[nodiscard]] constexpr bool is_later(std::uint32_t seq, std::uint32_t other) noexcept {
  return static_cast<std::int32_t>(seq - other) > 0;
}

}  // namespace auralis::stream
