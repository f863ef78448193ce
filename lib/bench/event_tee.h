// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Events -> a file, the synthesizer and the server, as tee(1) does; and when each passed by.
#pragma once

#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/descriptor.h"
#include "event/event_reader.h"

namespace auralis::bench {

using base::Descriptor;
using base::Seconds;

/// Runs on a thread of its own until the input ends. A reader that goes away is left out from then
/// on.
class EventTee {
 public:
  /// An event that says something about time: when it passed, and its own time.
  struct TimedEvent {
    Seconds at{0};
    Seconds time{0};
    double value = 0;  ///< of a control
  };

  /// `clock` outlives the tee; the file comes first in `outputs`.
  EventTee(Descriptor in, std::vector<Descriptor> outputs, const base::Clock& clock);
  ~EventTee();
  EventTee(const EventTee&) = delete;
  EventTee& operator=(const EventTee&) = delete;

  /// Waits for the input's end; the outputs are closed by then.
  void join();
  /// Controls of intensity and clock lines, in order. Only after join().
  [[nodiscard]] const std::vector<TimedEvent>& controls() const noexcept { return controls_; }
  [[nodiscard]] const std::vector<TimedEvent>& clocks() const noexcept { return clocks_; }

 private:
  void run();
  void copy(std::span<const std::byte> bytes);
  void note(std::string_view line, Seconds at);

  Descriptor in_;
  std::vector<Descriptor> outputs_;
  const base::Clock& clock_;
  event::EventReader reader_;
  std::string unfinished_;
  std::vector<TimedEvent> controls_, clocks_;
  std::thread thread_;
};

}  // namespace auralis::bench
