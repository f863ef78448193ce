// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/listener_queue.h"

#include <utility>

namespace auralis::stream {

void ListenerQueue::push(PacketPtr packet, Seconds now) {
  if (packets_.size() >= capacity_) {
    const Packet& oldest = *packets_.front();
    const auto& controls = oldest.controls;
    if (anchors_ && oldest.anchor) kept_.push_back(oldest.anchor);
    kept_.insert(kept_.end(), controls.begin(), controls.end());
    static_cast<void>(packets_.pop());
    ++dropped_;
    if (!std::exchange(overflowing_, true)) overflowing_since_ = now;
  }
  packets_.push(std::move(packet));
}

PacketPtr ListenerQueue::pop() {
  PacketPtr packet = packets_.pop();
  if (packets_.size() < capacity_ / 2) overflowing_ = false;
  return packet;
}

std::vector<MessagePtr> ListenerQueue::take_kept() { return std::exchange(kept_, {}); }

bool ListenerQueue::too_slow(Seconds now) const noexcept {
  return overflowing_ && now - overflowing_since_ > patience_;
}

}  // namespace auralis::stream
