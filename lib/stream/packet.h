// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A chunk with the texts that belong to its frames, each made a message once for all listeners.
#pragma once

#include <array>
#include <vector>

#include "stream/chunk.h"
#include "stream/peer.h"

namespace auralis::stream {

/// How a listener wants its chunks.
enum class Subprotocol { kBinary, kJson };

/// [io thread]
class Packet {
 public:
  Packet(ChunkPtr chunk, const Framer& framer) : chunk_(std::move(chunk)), framer_(framer) {}

  [[nodiscard]] const Chunk& chunk() const noexcept { return *chunk_; }
  /// The chunk's message, made when it is first asked for.
  [[nodiscard]] const MessagePtr& message(Subprotocol subprotocol) const;

  std::vector<MessagePtr> notes;     ///< for drawing: worthless without the chunk
  std::vector<MessagePtr> controls;  ///< a listener must get these whatever else is dropped

 private:
  ChunkPtr chunk_;
  const Framer& framer_;
  mutable std::array<MessagePtr, 2> messages_;  // by Subprotocol
};

using PacketPtr = std::shared_ptr<const Packet>;

}  // namespace auralis::stream
