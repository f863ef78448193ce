// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/pacer.h"

namespace auralis::stream {

namespace {
/// How often a pacer without input looks whether it should stop.
constexpr Seconds kPatience{0.1};
}  // namespace

using monitor::Metric;

Pacer::Pacer(Ring& ring, Frames chunk, SampleRate rate, base::Clock& clock,
             monitor::Metrics& metrics, Sink sink)
    : ring_(ring),
      rate_(rate),
      clock_(clock),
      metrics_(metrics),
      sink_(std::move(sink)),
      pacing_(chunk, rate),
      thread_([this] { run(); }) {}

Pacer::~Pacer() {
  stop();
  thread_.join();
}

void Pacer::stop() noexcept { stopped_ = true; }

void Pacer::run() {
  while (!stopped_ && step()) continue;
  finished_.set();
}

bool Pacer::step() {
  using Kind = Pacing::Step::Kind;
  const auto supply = ring_.look(pacing_.chunk());
  const int underruns = pacing_.underruns();
  const int releases = pacing_.releases();
  const auto step = pacing_.next(clock_.now(), supply);
  metrics_.add(Metric::kStreamSourceUnderruns, pacing_.underruns() - underruns);
  metrics_.add(Metric::kStreamBacklogsSent, pacing_.releases() - releases);
  metrics_.set(Metric::kStreamRingDepth, to_seconds(supply.ready, rate_).count());
  if (step.kind == Kind::kSend) send(step);
  if (step.kind == Kind::kWaitUntil) clock_.sleep_until(step.until);
  if (step.kind == Kind::kAwaitInput) {
    const auto late = ring_.wait_for(pacing_.chunk(), kPatience);
    static_cast<void>(late);  // looked at again, with the time
  }
  if (step.kind == Kind::kFinished) played_out_ = true;
  return step.kind != Kind::kFinished;
}

void Pacer::send(const Pacing::Step& step) {
  auto chunk = std::make_shared<Chunk>();
  chunk->seq = seq_++;
  chunk->first = position_;
  chunk->frames = step.frames;
  chunk->pcm = ring_.take(step.frames);
  position_ += step.frames;
  metrics_.observe(Metric::kStreamChunkJitter, step.late.count());
  metrics_.add(Metric::kStreamSourceFrames, static_cast<double>(step.frames.count));
  sink_(std::move(chunk));
}

}  // namespace auralis::stream
