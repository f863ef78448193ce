// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A chunk of the stream: interleaved frames as shipped, immutable, shared by all listeners.
#pragma once

#include <cstdint>
#include <memory>
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
};

using ChunkPtr = std::shared_ptr<const Chunk>;

}  // namespace auralis::stream
