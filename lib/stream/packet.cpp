// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/packet.h"

#include "stream/wire.h"

namespace auralis::stream {

const MessagePtr& Packet::message(Subprotocol subprotocol) const {
  MessagePtr& message = messages_[static_cast<std::size_t>(subprotocol)];
  if (!message)
    message = subprotocol == Subprotocol::kJson
                  ? framer_.text(chunk_text(*chunk_))
                  : framer_.binary(chunk_head(*chunk_), shared_bytes(coding_of(subprotocol)));
  return message;
}

const MessagePtr& Packet::body(Coding coding) const {
  MessagePtr& message = bodies_[static_cast<std::size_t>(coding)];
  if (!message) message = framer_.bare(shared_bytes(coding));
  return message;
}

void Packet::put(Coding coding, std::string bytes) const {
  coded_[static_cast<std::size_t>(coding)] = std::make_shared<const std::string>(std::move(bytes));
}

std::shared_ptr<const std::string> Packet::shared_bytes(Coding coding) const {
  if (coding == Coding::kPcm) return {chunk_, &chunk_->pcm};
  return coded_[static_cast<std::size_t>(coding)];
}

}  // namespace auralis::stream
