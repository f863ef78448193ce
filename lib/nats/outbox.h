// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What is to be published, until the history has it: bounded, in order.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "base/units.h"
#include "stream/chunk.h"

namespace auralis::nats {

/// A chunk with the lines of its events, or the description of the run.
struct Parcel {
  stream::ChunkPtr chunk;  ///< or null
  std::string text;
  std::optional<std::uint32_t> after{};  ///< the chunk before it
};

/// Pure: it reads no clock. One thread at a time.
class Outbox {
 public:
  using Seconds = base::Seconds;

  /// Keeps so many chunks at most.
  explicit Outbox(std::size_t most_chunks) : most_chunks_(most_chunks) {}

  /// Whether the oldest chunk had to go for it.
  bool push(Parcel parcel);

  struct Entry {
    std::uint64_t id = 0;  ///< counts from 1
    Parcel parcel;
    std::optional<Seconds> sent{};
  };
  /// The oldest that has not been sent; null where there is none. Valid until the next call of a
  /// function that changes something.
  [[nodiscard]] const Entry* next() const;
  void sent(std::uint64_t id, Seconds now);
  /// It need not be kept any more: the history has it, or nobody keeps one.
  void done(std::uint64_t id);
  /// Nobody keeps what was sent.
  void forget_sent();
  /// All that is here has to be sent again.
  void send_again();
  /// The same for what was sent before `since`. Whether there was any.
  bool send_again(Seconds since);

  [[nodiscard]] std::size_t chunks() const noexcept { return chunks_; }
  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

 private:
  void remove(std::deque<Entry>::iterator entry);

  std::size_t most_chunks_;
  std::uint64_t last_id_ = 0;
  std::size_t chunks_ = 0;
  std::deque<Entry> entries_;
};

}  // namespace auralis::nats
