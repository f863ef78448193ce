// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Renders blocks of one length for as long as it is known what happens in them, and times them.
#pragma once

#include <functional>

#include "base/clock.h"
#include "monitor/metrics.h"
#include "monitor/trace.h"
#include "synth/synth.h"

namespace auralis::synth {

/// Not thread-safe. All that is given must outlive the loop. Real-time safe after construction but
/// for what the sink does: no allocation, no lock; the clock is read twice a block, or three times
/// with a trace.
class BlockLoop {
 public:
  /// Takes each block as it is rendered; may change it, and may throw.
  using Sink = std::function<void(pcm::Block&)>;

  /// Blocks of `frames`, of which `synth` must be capable. With a trace each block is in it.
  BlockLoop(Synth& synth, SampleRate rate, Frames frames, base::Clock& clock,
            monitor::Metrics& metrics, Sink sink, monitor::Trace* trace = nullptr);

  /// Asked before each block: true ends the call. Null never does.
  using Stop = bool (*)();

  /// Renders whole blocks while everything in them is known. The next event may lie hours ahead.
  void render_known(Stop stop = nullptr);

  /// Renders all frames before `end`, the last block being what is left.
  void render_to(Frames end, Stop stop);

 private:
  void render(Frames frames);
  void measure(Seconds begin, Seconds end, Frames frames);

  Synth& synth_;
  SampleRate rate_;
  Frames frames_;
  base::Clock& clock_;
  monitor::Metrics& metrics_;
  Sink sink_;
  monitor::Trace* trace_;
  pcm::Block block_;
};

}  // namespace auralis::synth
