// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Events from a pipe or file, line by line; what is malformed is told, counted and skipped.
#pragma once

#include <optional>
#include <string>

#include "base/line_reader.h"
#include "base/log.h"
#include "event/event_reader.h"

namespace auralis::event {

class EventStream {
 public:
  /// `in` and `log` outlive the stream; `name` stands for the input in messages. A strict stream
  /// throws base::Error at the first malformed line. `stop` is a descriptor that becomes readable
  /// when it is time to read no more; -1 for none.
  EventStream(const base::Descriptor& in, std::string name, const base::Log& log, bool strict,
              int stop = -1);

  /// The next event, waiting for it; nothing once the input has ended, when it is time to stop, or
  /// when a non-blocking input has no whole line yet.
  [[nodiscard]] std::optional<Event> next();
  /// Whether the input has ended.
  [[nodiscard]] bool at_end() const noexcept { return at_end_; }
  /// Whether a whole line waits, so that `next` will not read before it.
  [[nodiscard]] bool buffered() const noexcept { return lines_.buffered(); }

  /// Lines read so far: the number of the last event's, counted from 1.
  [[nodiscard]] std::size_t line_number() const noexcept { return lines_.line_number(); }
  /// Malformed lines so far.
  [[nodiscard]] std::int64_t skipped() const noexcept { return skipped_; }
  /// Whether an `end` event has been read: without one the stream was cut.
  [[nodiscard]] bool ended() const noexcept { return ended_; }
  /// Whether a `clock` event has been read: the source is live.
  [[nodiscard]] bool live() const noexcept { return live_; }
  /// Tells what was ignored, and how many malformed lines were skipped beyond those told one by
  /// one. Call at the end.
  void tell_rest() const;

 private:
  [[nodiscard]] std::optional<Event> parse(std::string_view line);
  void complain(const std::string& what);

  base::LineReader lines_;
  std::string name_;
  const base::Log& log_;
  bool strict_;
  EventReader reader_;
  std::int64_t skipped_ = 0;
  bool ended_ = false, live_ = false, at_end_ = false;
};

}  // namespace auralis::event
