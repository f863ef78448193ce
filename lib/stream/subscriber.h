// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a broadcaster sends to.
#pragma once

#include <string>

#include "stream/packet.h"

namespace auralis::stream {

/// [io thread]
class Subscriber {
 public:
  virtual ~Subscriber() = default;
  /// Takes the next packet of the stream.
  virtual void offer(const PacketPtr& packet) = 0;
  /// Sends what is still queued, then `end`, then closes.
  virtual void finish(MessagePtr end, CloseCode code, const std::string& reason) = 0;
  /// Closes without `end`: there is a reason to come back.
  virtual void close(CloseCode code, const std::string& reason) = 0;
  /// Looks whether the far end is still there. Called 4 times a second.
  virtual void look() = 0;
  /// Hangs up at once.
  virtual void drop() = 0;
};

}  // namespace auralis::stream
