// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Events that wait for the chunk that holds their frame.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

#include "event/event.h"
#include "stream/chunk.h"

namespace auralis::stream {

/// Bounded. [any thread]
class Timeline {
 public:
  struct Entry {
    Frames frame{0};
    event::Event event;
  };

  explicit Timeline(SampleRate rate, std::size_t capacity = 16384)
      : rate_(rate), capacity_(capacity) {}

  /// Adds an event, in order of time. False, and nothing is added, if too many wait.
  [[nodiscard]] bool add(event::Event event);
  /// As add, but waits for room. False once closed.
  [[nodiscard]] bool add_waiting(event::Event event);

  /// Takes the events before frame `end`, oldest first.
  [[nodiscard]] std::vector<Entry> take_before(Frames end);

  /// Lets whoever waits go.
  void close();

 private:
  SampleRate rate_;
  std::size_t capacity_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable room_;
  std::deque<Entry> entries_;
  bool closed_ = false;
};

}  // namespace auralis::stream
