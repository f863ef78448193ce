// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A composer played into a sink: header, events, clock lines, end.
#pragma once

#include <vector>

#include "compose/composer.h"
#include "event/event_sink.h"

namespace auralis::compose {

class Performance {
 public:
  /// Writes and flushes the header. Both outlive the performance.
  Performance(Composer& composer, event::EventSink& sink);

  /// Writes and flushes all events before t.
  void play_until(Seconds t);
  /// The same, then a clock line: nothing earlier than t will follow.
  void tick(Seconds t);
  /// Writes the rest up to t, then the end with its count.
  void end(Seconds t);

 private:
  void write_until(Seconds t);

  Composer& composer_;
  event::EventSink& sink_;
  std::vector<event::Event> events_;
};

}  // namespace auralis::compose
