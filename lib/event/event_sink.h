// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where a composer's events go: lines, a table or a MIDI file.
#pragma once

#include <cstdint>
#include <string>

#include "base/output.h"
#include "event/event.h"

namespace auralis::event {

/// Takes events in time order, the header first and the end last.
class EventSink {
 public:
  virtual ~EventSink() = default;
  virtual void write(const Event& event) = 0;
  /// Passes on what has been written so far. Throws as base::Output does.
  virtual void flush() = 0;
  /// Events written so far.
  [[nodiscard]] std::int64_t count() const noexcept { return count_; }

 protected:
  std::int64_t count_ = 0;
};

/// Text, one line an event: what `append` makes of each event.
class LineSink final : public EventSink {
 public:
  using Append = void (*)(std::string& out, const Event& event);
  /// `out` outlives the sink; `heading` comes before everything.
  LineSink(base::Output& out, Append append, std::string heading = {});
  void write(const Event& event) override;
  void flush() override;

 private:
  base::Output& out_;
  Append append_;
  std::string text_;
};

}  // namespace auralis::event
