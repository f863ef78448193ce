// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/block_loop.h"

#include <algorithm>
#include <utility>

namespace auralis::synth {

using monitor::Metric;

BlockLoop::BlockLoop(Synth& synth, SampleRate rate, Frames frames, base::Clock& clock,
                     monitor::Metrics& metrics, Sink sink, monitor::Trace* trace)
    : synth_(synth),
      rate_(rate),
      frames_(frames),
      clock_(clock),
      metrics_(metrics),
      sink_(std::move(sink)),
      trace_(trace),
      block_(2, static_cast<std::size_t>(frames.count)) {}

void BlockLoop::render_known(Stop stop) {
  while (synth_.known() - synth_.position() >= frames_ && (stop == nullptr || !stop()))
    render(frames_);
}

void BlockLoop::render_to(Frames end, Stop stop) {
  while (synth_.position() < end && (stop == nullptr || !stop()))
    render(std::min(frames_, end - synth_.position()));
}

void BlockLoop::render(Frames frames) {
  block_.resize(static_cast<std::size_t>(frames.count));
  const Seconds begin = clock_.now();
  synth_.render(block_);
  const Seconds end = clock_.now();
  measure(begin, end, frames);
  sink_(block_);
  if (trace_ != nullptr)
    trace_->span("write", end, clock_.now(), "frame", static_cast<double>(synth_.position().count));
}

void BlockLoop::measure(Seconds begin, Seconds end, Frames frames) {
  const Seconds spent = end - begin;
  if (trace_ != nullptr)
    trace_->span("block", begin, end, "frame",
                 static_cast<double>((synth_.position() - frames).count));
  metrics_.observe(Metric::kSynthBlockSeconds, spent.count());
  if (spent > base::to_seconds(frames, rate_)) metrics_.add(Metric::kSynthDeadlineMisses);
  const int sounding = synth_.voices_sounding();
  metrics_.set(Metric::kSynthVoicesSounding, sounding);
  metrics_.observe(Metric::kSynthRenderBatchVoices, sounding);
  metrics_.raise_to(Metric::kSynthVoicesStolen, static_cast<double>(synth_.voices_stolen()));
  const Limiter& limiter = synth_.limiter();
  metrics_.raise_to(Metric::kSynthLimitedSeconds,
                    base::to_seconds(Frames{limiter.limited_frames()}, rate_).count());
  metrics_.set(Metric::kSynthLimiterReduction, limiter.most_reduction());
}

}  // namespace auralis::synth
