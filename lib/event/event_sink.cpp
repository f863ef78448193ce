// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/event_sink.h"

#include <span>

namespace auralis::event {

LineSink::LineSink(const base::Descriptor& out, std::string name, Append append,
                   std::string heading)
    : out_(out), name_(std::move(name)), append_(append), text_(std::move(heading)) {}

void LineSink::write(const Event& event) {
  append_(text_, event);
  ++count_;
}

void LineSink::flush() {
  if (text_.empty()) return;
  base::write_all(out_, std::as_bytes(std::span(text_)), name_);
  text_.clear();
}

}  // namespace auralis::event
