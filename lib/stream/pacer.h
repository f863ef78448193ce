// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Ring -> chunks, each at its time: the thread that paces the stream.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

#include "base/clock.h"
#include "base/log.h"
#include "monitor/metrics.h"
#include "monitor/trace.h"
#include "pcm/format.h"
#include "stream/live_source.h"
#include "stream/pacing.h"
#include "stream/ring.h"
#include "stream/wake.h"

namespace auralis::stream {

/// Runs from construction until the ring has ended and is played out, or stop().
class Pacer {
 public:
  using Sink = std::function<void(ChunkPtr)>;

  /// What it works with; all must outlive it.
  struct Context {
    Ring& ring;
    LiveSource& live;
    base::Clock& clock;
    monitor::Metrics& metrics;
    const base::Log& log;
    monitor::Trace* trace = nullptr;  ///< in which chunks go out; or none
  };

  /// `sink` is called on the pacer's thread.
  Pacer(const Context& context, Frames chunk, const pcm::Format& format, Sink sink);
  ~Pacer();
  Pacer(const Pacer&) = delete;
  Pacer& operator=(const Pacer&) = delete;

  /// Drops what waits and stops, at the latest one chunk later. [any thread]
  void stop() noexcept;
  /// Readable once the last chunk has gone to the sink. [any thread]
  [[nodiscard]] int finished_descriptor() const noexcept { return finished_.fd(); }
  /// How many frames have gone to the sink, those that were left out counted. [any thread] once
  /// finished
  [[nodiscard]] Frames position() const noexcept { return position_; }
  /// Everything that was read has gone to the sink: stop() came too late to cut anything.
  /// [any thread] once finished
  [[nodiscard]] bool played_out() const noexcept { return played_out_; }

 private:
  void run();  // [pacer thread]
  bool step();
  [[nodiscard]] Pacing::Step next(const Ring::Supply& supply);
  void act(const Pacing::Step& step);
  void send(const Pacing::Step& step);
  void leave_out(Frames frames);
  void tell_left_out();
  void trace(const Chunk& chunk, Seconds late) const;

  Context with_;
  pcm::Format format_;
  Sink sink_;
  Pacing pacing_;
  Frames left_out_{0};  // that nobody has been told of yet
  std::uint32_t seq_ = 0;
  Frames position_{0};
  std::atomic<bool> stopped_{false};
  std::atomic<bool> played_out_{false};
  Wake finished_;
  std::thread thread_;
};

}  // namespace auralis::stream
