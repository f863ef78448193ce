// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/event_sink.h"

namespace auralis::event {

LineSink::LineSink(base::Output& out, Append append, std::string heading)
    : out_(out), append_(append), text_(std::move(heading)) {}

void LineSink::write(const Event& event) {
  append_(text_, event);
  ++count_;
}

void LineSink::flush() {
  if (text_.empty()) return;
  out_.write(text_);
  text_.clear();
}

}  // namespace auralis::event
