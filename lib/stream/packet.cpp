// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/packet.h"

#include "stream/wire.h"

namespace auralis::stream {

const MessagePtr& Packet::message(Subprotocol subprotocol) const {
  MessagePtr& message = messages_[static_cast<std::size_t>(subprotocol)];
  if (!message)
    message = subprotocol == Subprotocol::kBinary
                  ? framer_.binary(chunk_head(*chunk_), {chunk_, &chunk_->pcm})
                  : framer_.text(chunk_text(*chunk_));
  return message;
}

}  // namespace auralis::stream
