// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/outbox.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace auralis::nats {

bool Outbox::push(Parcel parcel) {
  bool dropped = false;
  if (parcel.chunk) ++chunks_;
  entries_.push_back({++last_id_, std::move(parcel)});
  while (chunks_ > most_chunks_) {
    dropped = true;
    remove(entries_.begin());
  }
  return dropped;
}

void Outbox::remove(std::deque<Entry>::iterator entry) {
  if (entry->parcel.chunk) --chunks_;
  entries_.erase(entry);
}

const Outbox::Entry* Outbox::next() const {
  const auto entry =
      std::find_if(entries_.begin(), entries_.end(), [](const Entry& each) { return !each.sent; });
  return entry == entries_.end() ? nullptr : &*entry;
}

void Outbox::sent(std::uint64_t id, Seconds now) {
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [id](const Entry& each) { return each.id == id; });
  if (entry != entries_.end()) entry->sent = now;
}

void Outbox::done(std::uint64_t id) {
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [id](const Entry& each) { return each.id == id; });
  if (entry != entries_.end()) remove(entry);
}

void Outbox::forget_sent() {
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    if (entry->sent && entry->parcel.chunk) --chunks_;
    entry = entry->sent ? entries_.erase(entry) : std::next(entry);
  }
}

void Outbox::send_again() {
  for (Entry& entry : entries_) entry.sent.reset();
}

bool Outbox::send_again(Seconds since) {
  bool any = false;
  for (Entry& entry : entries_) {
    if (!entry.sent || *entry.sent >= since) continue;
    entry.sent.reset();
    any = true;
  }
  return any;
}

}  // namespace auralis::nats
