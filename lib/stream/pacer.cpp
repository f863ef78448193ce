// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/pacer.h"

#include "base/decimal.h"
#include "stream/fade.h"

namespace auralis::stream {

namespace {
/// How often a pacer without input looks whether it should stop.
constexpr Seconds kRingPatience{0.1};
}  // namespace

using monitor::Metric;

Pacer::Pacer(const Context& context, Frames chunk, const pcm::Format& format, Sink sink)
    : with_(context),
      format_(format),
      sink_(std::move(sink)),
      pacing_(chunk, format.rate),
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
  const auto supply = with_.ring.look(pacing_.chunk());
  with_.metrics.set(Metric::kStreamRingDepth, to_seconds(supply.ready, format_.rate).count());
  const auto step = next(supply);
  act(step);
  return step.kind != Pacing::Step::Kind::kFinished;
}

Pacing::Step Pacer::next(const Ring::Supply& supply) {
  const int underruns = pacing_.underruns();
  const int releases = pacing_.releases();
  const Seconds now = with_.clock.now();
  const Seconds sent = to_seconds(position_, format_.rate);
  const auto step = pacing_.next(now, supply, with_.live.look(now, sent));
  with_.metrics.add(Metric::kStreamSourceUnderruns, pacing_.underruns() - underruns);
  with_.metrics.add(Metric::kStreamBacklogsSent, pacing_.releases() - releases);
  with_.metrics.set(Metric::kStreamLead, with_.live.lead(sent).value_or(Seconds(0)).count());
  return step;
}

void Pacer::act(const Pacing::Step& step) {
  using Kind = Pacing::Step::Kind;
  if (step.kind == Kind::kSend) send(step);
  if (step.kind == Kind::kLeaveOut) leave_out(step.frames);
  if (step.kind == Kind::kWaitUntil) with_.clock.sleep_until(step.until);
  if (step.kind == Kind::kAwaitInput) {
    const auto late = with_.ring.wait_for(pacing_.chunk(), kRingPatience);
    static_cast<void>(late);  // looked at again, with the time
  }
  if (step.kind == Kind::kFinished) played_out_ = true;
}

/// As if the chunks had been dropped for every listener: both numbers jump.
void Pacer::leave_out(Frames frames) {
  with_.ring.drop(frames);
  seq_ += static_cast<std::uint32_t>(frames.count / pacing_.chunk().count);
  position_ += frames;
  left_out_ += frames;
  with_.metrics.add(Metric::kStreamSourceFramesLeftOut, static_cast<double>(frames.count));
}

void Pacer::tell_left_out() {
  if (left_out_ == Frames{0}) return;
  with_.log.note("the stream was held up: it is live again, and " +
                 base::decimal(to_seconds(left_out_, format_.rate).count(), 1) +
                 " s that had grown old were left out");
  left_out_ = {};
}

void Pacer::trace(const Chunk& chunk, Seconds late) const {
  const Seconds now = with_.clock.now();
  with_.trace->mark("chunk_out", now, "seq", chunk.seq);
  with_.trace->count("late_ms", now, late.count() * 1e3);
}

void Pacer::send(const Pacing::Step& step) {
  auto chunk = std::make_shared<Chunk>();
  chunk->seq = seq_++;
  chunk->first = position_;
  chunk->frames = step.frames;
  chunk->due = step.until;
  chunk->pcm = with_.ring.take(step.frames);
  if (step.fades_out) fade_out(chunk->pcm, format_);
  if (step.fades_in) fade_in(chunk->pcm, format_);
  position_ += step.frames;
  with_.metrics.observe(Metric::kStreamChunkJitter, step.late.count());
  with_.metrics.add(Metric::kStreamSourceFrames, static_cast<double>(step.frames.count));
  if (with_.trace != nullptr) trace(*chunk, step.late);
  sink_(std::move(chunk));
  if (step.fades_in) tell_left_out();
}

}  // namespace auralis::stream
