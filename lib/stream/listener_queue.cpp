// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/listener_queue.h"

#include <utility>

namespace auralis::stream {

void ListenerQueue::push(ParcelPtr parcel, Seconds now) {
  if (parcels_.size() >= capacity_) {
    const auto& controls = parcels_.front()->controls;
    kept_.insert(kept_.end(), controls.begin(), controls.end());
    parcels_.pop_front();
    ++dropped_;
    if (!std::exchange(overflowing_, true)) overflowing_since_ = now;
  }
  parcels_.push_back(std::move(parcel));
}

ParcelPtr ListenerQueue::pop() {
  ParcelPtr parcel = std::move(parcels_.front());
  parcels_.pop_front();
  if (parcels_.size() < capacity_ / 2) overflowing_ = false;
  return parcel;
}

std::vector<MessagePtr> ListenerQueue::take_kept() { return std::exchange(kept_, {}); }

bool ListenerQueue::too_slow(Seconds now) const noexcept {
  return overflowing_ && now - overflowing_since_ > patience_;
}

}  // namespace auralis::stream
