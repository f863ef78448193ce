// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A chunk with the texts that belong to its frames, each made a message once for all listeners.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "stream/chunk.h"
#include "stream/coding.h"
#include "stream/peer.h"

namespace auralis::stream {

/// [io thread]
class Packet {
 public:
  Packet(ChunkPtr chunk, const Framer& framer) : chunk_(std::move(chunk)), framer_(framer) {}

  [[nodiscard]] const Chunk& chunk() const noexcept { return *chunk_; }
  /// The chunk's message on a WebSocket, made when it is first asked for. Its coding must be there.
  [[nodiscard]] const MessagePtr& message(Subprotocol subprotocol) const;
  /// Its bytes alone, for HTTP.
  [[nodiscard]] const MessagePtr& body(Coding coding) const;

  [[nodiscard]] const std::string& bytes(Coding coding) const { return *shared_bytes(coding); }

  /// The chunk in a coding. Once for each, by the feed that encodes it.
  void put(Coding coding, std::string bytes) const;

  std::vector<MessagePtr> notes;     ///< for drawing: worthless without the chunk
  std::vector<MessagePtr> controls;  ///< a listener must get these whatever else is dropped
  MessagePtr anchor;                 ///< the same for those who ask for anchors; null for none

 private:
  [[nodiscard]] std::shared_ptr<const std::string> shared_bytes(Coding coding) const;

  ChunkPtr chunk_;
  const Framer& framer_;
  mutable std::array<MessagePtr, kSubprotocols> messages_;
  mutable std::array<MessagePtr, kCodings> bodies_;
  mutable std::array<std::shared_ptr<const std::string>, kCodings> coded_;  // none of PCM
};

using PacketPtr = std::shared_ptr<const Packet>;

}  // namespace auralis::stream
