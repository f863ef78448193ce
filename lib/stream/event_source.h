// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --events FIFO or file -> timeline, live source: the thread that reads what the composer wrote.
#pragma once

#include <atomic>
#include <string>
#include <thread>

#include "base/descriptor.h"
#include "base/log.h"
#include "event/event_stream.h"
#include "monitor/metrics.h"
#include "stream/live_source.h"
#include "stream/timeline.h"
#include "stream/wake.h"

namespace auralis::stream {

/// Reads from construction until the input ends, and closes it then. A writer that comes late is
/// waited for without holding anything up. From a FIFO more events than the timeline holds are
/// dropped and counted, because whoever writes it feeds the synth too and must not wait for us; a
/// file is read as room comes, and its clock lines say nothing: it is a recording.
class EventSource {
 public:
  /// All must outlive it. Throws base::Error, a usage error, that says how to make a FIFO.
  EventSource(std::string path, Timeline& timeline, LiveSource& live, monitor::Metrics& metrics,
              const base::Log& log);
  ~EventSource();
  EventSource(const EventSource&) = delete;
  EventSource& operator=(const EventSource&) = delete;

  /// Waits until the end of the events has been read, the input has ended, or `timeout` has passed.
  void wait_for_end(Seconds timeout) const noexcept;
  /// The events came to their `end`. [any thread]
  [[nodiscard]] bool saw_end() const noexcept { return end() >= Seconds(0); }
  /// When that was, by the events; PCM that is shorter was cut. [any thread]
  [[nodiscard]] Seconds end() const noexcept { return end_; }
  /// Lines that were malformed and left out. [any thread]
  [[nodiscard]] int skipped() const noexcept { return skipped_; }

 private:
  void run() noexcept;  // [event thread]
  void read_on();
  [[nodiscard]] bool take(event::Event event);

  std::string path_;
  base::Descriptor in_;
  bool file_ = false;
  Timeline& timeline_;
  LiveSource& live_;
  monitor::Metrics& metrics_;
  const base::Log& log_;
  std::atomic<Seconds> end_{Seconds(-1)};
  std::atomic<int> skipped_{0};
  Wake stop_, ended_;
  std::thread thread_;
};

}  // namespace auralis::stream
