// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/pacing.h"

#include <algorithm>
#include <utility>

namespace auralis::stream {

namespace {

/// Between a chunk's arrival and its time: absorbs the source's own small jitter.
constexpr Seconds kCushion{0.010};
/// The pacer itself was held up for longer than this (a stopped process): start a new schedule
/// rather than send a burst.
constexpr Seconds kHeldUp{0.5};

}  // namespace

Pacing::Pacing(Frames chunk, SampleRate rate)
    : chunk_(chunk),
      rate_(rate),
      cushion_(std::min(kCushion, to_seconds(chunk, rate) / 4)),
      backlog_(chunk, rate) {}

Pacing::Step Pacing::next(Seconds now, const Ring::Supply& supply) {
  const bool there = supply.ready >= chunk_ || (supply.ended && supply.ready.count > 0);
  if (!there && state_ != State::kRunning) return await(supply);
  const State before = std::exchange(state_, State::kRunning);
  if (before == State::kStalled) return resume(now, supply);
  if (before == State::kStarting) due_ = now + cushion_;
  if (now < due_) return {Step::Kind::kWaitUntil, due_};
  if (there) return send(now, supply);
  if (!supply.ended) {
    ++underruns_;
    state_ = State::kStalled;
    backlog_.reset();
  }
  return await(supply);
}

/// The missing chunk has come: it goes at once, the next ones have their cushion again.
Pacing::Step Pacing::resume(Seconds now, const Ring::Supply& supply) {
  due_ = caught_up_ = now;
  const Step step = send(now, supply);
  due_ += cushion_;
  return step;
}

Pacing::Step Pacing::await(const Ring::Supply& supply) {
  return {supply.ended ? Step::Kind::kFinished : Step::Kind::kAwaitInput};
}

Pacing::Step Pacing::send(Seconds now, const Ring::Supply& supply) {
  if (now - due_ > kHeldUp && caught_up_ < due_) {
    due_ = now;
    backlog_.reset();
  }
  const Frames frames = std::min(chunk_, supply.ready);
  const Step step{Step::Kind::kSend, due_, frames, now - std::max(due_, caught_up_)};
  due_ += to_seconds(frames, rate_);
  if (supply.ended) return step;
  const Frames ahead = backlog_.observe(now, supply.ready - frames, supply.full);
  if (ahead.count > 0) {
    due_ -= to_seconds(ahead, rate_);
    caught_up_ = now;
    ++releases_;
  }
  return step;
}

}  // namespace auralis::stream
