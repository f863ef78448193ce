// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/history.h"

#include <algorithm>

namespace auralis::stream {

History::History(Seconds length, SampleRate rate)
    : rate_(rate), kept_(to_frames(std::max(length, kMostBurst), rate)) {}

void History::push(PacketPtr packet) {
  const Frames end = packet->chunk().first + packet->chunk().frames;
  packets_.push_back(std::move(packet));
  while (end - packets_.front()->chunk().first > kept_) packets_.pop_front();
}

std::vector<PacketPtr> History::since(const Start& start) const {
  if (packets_.empty()) return {};
  const Chunk& last = packets_.back()->chunk();
  const Frames from =
      last.first + last.frames - to_frames(std::min(start.burst, kMostBurst), rate_);
  const auto first = std::ranges::find_if(packets_, [&](const PacketPtr& packet) {
    const Chunk& chunk = packet->chunk();
    if (!start.after) return chunk.first >= from;
    return is_later(chunk.seq, *start.after);
  });
  return {first, packets_.end()};
}

}  // namespace auralis::stream
