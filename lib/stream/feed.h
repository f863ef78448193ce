// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where listeners get their packets from: the stream itself, or one of its codings.
#pragma once

#include <string>
#include <vector>

#include "stream/history.h"
#include "stream/subscriber.h"

namespace auralis::stream {

/// What a listener gets of the past.
struct Past {
  std::vector<PacketPtr> packets;
  std::size_t coming = 0;  ///< more of it that is being encoded, and comes as new packets do
};

/// [io thread]
class Feed {
 public:
  virtual ~Feed() = default;
  virtual void add(Subscriber& subscriber) = 0;
  virtual void remove(Subscriber& subscriber) = 0;
  [[nodiscard]] virtual Past past(const Start& start) const = 0;
  /// What a decoder needs first; known when a packet is there. Empty for PCM.
  [[nodiscard]] virtual const std::string& head() const = 0;
};

}  // namespace auralis::stream
