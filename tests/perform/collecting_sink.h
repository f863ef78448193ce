// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A sink that keeps what it is given, as events and as lines.
#pragma once

#include <string>
#include <vector>

#include "compose/piece.h"
#include "event/event_sink.h"

namespace auralis::perform {

using namespace auralis::compose;

class CollectingSink final : public event::EventSink {
 public:
  void write(const event::Event& event) override {
    events.push_back(event);
    ++count_;
  }
  void flush() override { ++flushes; }
  [[nodiscard]] std::string text() const { return lines_of(events); }

  std::vector<event::Event> events;
  int flushes = 0;
};

}  // namespace auralis::perform
