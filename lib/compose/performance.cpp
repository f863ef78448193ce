// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/performance.h"

namespace auralis::compose {

Performance::Performance(Composer& composer, event::EventSink& sink)
    : composer_(composer), sink_(sink) {
  sink_.write({Seconds(0), event::Header{composer_.settings()}});
  sink_.flush();
}

void Performance::write_until(Seconds t) {
  events_.clear();
  composer_.advance(t, events_);
  for (const event::Event& event : events_) sink_.write(event);
}

void Performance::play_until(Seconds t) {
  write_until(t);
  sink_.flush();
}

void Performance::tick(Seconds t) {
  write_until(t);
  sink_.write({t, event::Clock{}});
  sink_.flush();
}

void Performance::end(Seconds t) {
  write_until(t);
  sink_.write({t, event::End{sink_.count()}});
  sink_.flush();
}

}  // namespace auralis::compose
