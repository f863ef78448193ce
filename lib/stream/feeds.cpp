// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/feeds.h"

#include <algorithm>

namespace auralis::stream {

std::shared_ptr<Feed> Feeds::of(Coding coding, const Start& start) {
  if (coding == Coding::kPcm) return {std::shared_ptr<void>(), &broadcaster_};
  Entry& entry = entries_[static_cast<std::size_t>(coding)];
  if (!entry.feed || entry.feed->over()) {
    entry.feed = std::make_shared<EncodedFeed>(coding, broadcaster_, framer_, post_, log_);
    entry.feed->begin(start);
  }
  entry.heard = clock_.now();
  return entry.feed;
}

void Feeds::tick() {
  const Seconds now = clock_.now();
  const Seconds patience = std::max(broadcaster_.format().history, kMostBurst);
  for (Entry& entry : entries_) {
    if (entry.feed.use_count() > 1) entry.heard = now;
    if (entry.feed && now - entry.heard > patience) entry.feed.reset();
  }
}

}  // namespace auralis::stream
