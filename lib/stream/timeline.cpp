// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/timeline.h"

#include <utility>

namespace auralis::stream {

bool Timeline::add(event::Event event) {
  const std::lock_guard lock(mutex_);
  if (entries_.size() >= capacity_) return false;
  const Frames frame = to_frames(event.time, rate_);
  entries_.push_back({frame, std::move(event)});
  return true;
}

bool Timeline::add_waiting(event::Event event) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [this] { return entries_.size() < capacity_ || closed_; });
  if (closed_) return false;
  const Frames frame = to_frames(event.time, rate_);
  entries_.push_back({frame, std::move(event)});
  return true;
}

std::vector<Timeline::Entry> Timeline::take_before(Frames end) {
  std::vector<Entry> taken;
  {
    const std::lock_guard lock(mutex_);
    while (!entries_.empty() && entries_.front().frame < end) {
      taken.push_back(std::move(entries_.front()));
      entries_.pop_front();
    }
  }
  if (!taken.empty()) room_.notify_one();
  return taken;
}

void Timeline::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  room_.notify_one();
}

}  // namespace auralis::stream
