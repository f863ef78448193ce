// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/reached_line.h"

#include "compose/time/transport.h"
#include "event/event_writer.h"

namespace auralis::perform {

namespace {
constexpr std::size_t kLength = 48;
}  // namespace

std::string reached_line(base::Seconds t) {
  std::string line;
  event::append_line(line, {compose::to_microseconds(t), event::Clock{}});
  line.insert(line.size() - 1, kLength - line.size(), ' ');
  return line;
}

}  // namespace auralis::perform
