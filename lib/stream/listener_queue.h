// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What one listener has yet to be sent: bounded, oldest dropped first, and every drop counted.
#pragma once

#include <vector>

#include "stream/fifo.h"
#include "stream/packet.h"

namespace auralis::stream {

/// When a packet comes and the queue is full, the oldest chunk goes, with its notes: a listener
/// that lags hears a gap rather than an ever older stream. Its controls stay. A listener whose
/// queue has kept overflowing for longer than `patience`, never once half empty, is too slow. Pure:
/// time is passed in. [io thread]
class ListenerQueue {
 public:
  /// `capacity` in chunks, at least 2. `anchors`: the listener wants them.
  ListenerQueue(std::size_t capacity, Seconds patience, bool anchors)
      : capacity_(capacity), patience_(patience), anchors_(anchors) {}

  void push(PacketPtr packet, Seconds now);
  /// The oldest; the queue must not be empty.
  [[nodiscard]] PacketPtr pop();
  /// Controls and anchors whose chunk was dropped, oldest first: to be sent before anything else.
  [[nodiscard]] std::vector<MessagePtr> take_kept();

  [[nodiscard]] bool empty() const noexcept { return packets_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return packets_.size(); }
  [[nodiscard]] std::int64_t dropped() const noexcept { return dropped_; }
  [[nodiscard]] bool too_slow(Seconds now) const noexcept;

 private:
  std::size_t capacity_;
  Seconds patience_;
  bool anchors_;
  Fifo<PacketPtr> packets_;
  std::vector<MessagePtr> kept_;
  std::int64_t dropped_ = 0;
  bool overflowing_ = false;
  Seconds overflowing_since_{0};
};

}  // namespace auralis::stream
