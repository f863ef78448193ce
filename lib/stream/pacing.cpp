// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/pacing.h"

#include <algorithm>
#include <utility>

namespace auralis::stream {

namespace {

/// Between a chunk's arrival and its time: absorbs the source's own small jitter.
constexpr Seconds kCushion{0.020};
constexpr Seconds kMostCushion{0.160};
/// Without an underrun for so long, the cushion may be larger than it needs to be.
constexpr Seconds kSettled{600};
/// The pacer itself was held up for longer than this (a stopped process): start a new schedule
/// rather than send a burst.
constexpr Seconds kHeldUp{0.5};
/// How often to look while what is old is left out.
constexpr Seconds kLook{0.05};

}  // namespace

Pacing::Pacing(Frames chunk, SampleRate rate)
    : chunk_(chunk),
      rate_(rate),
      cushion_(std::min(kCushion, to_seconds(chunk, rate) / 4)),
      least_cushion_(cushion_),
      backlog_(to_seconds(chunk, rate)),
      edge_(to_seconds(chunk, rate)) {}

Pacing::Step Pacing::next(Seconds now, const Ring::Supply& supply, bool live) {
  if (state_ == State::kBehind) {
    const Step step = leave_out(now, supply);
    if (state_ == State::kBehind) return step;
  }
  Step step = at_pace(now, supply);
  if (step.kind == Step::Kind::kSend && live) note_behind(now, supply, step);
  return step;
}

Pacing::Step Pacing::at_pace(Seconds now, const Ring::Supply& supply) {
  const bool there = supply.ready >= chunk_ || (supply.ended && supply.ready.count > 0);
  if (!there && state_ != State::kRunning) return await(supply);
  const State before = std::exchange(state_, State::kRunning);
  if (before == State::kStalled) return resume(now, supply);
  if (before == State::kStarting) due_ = now + cushion_;
  if (now < due_) return {Step::Kind::kWaitUntil, due_};
  if (there) return send(now, supply);
  if (!supply.ended) stall(now);
  return await(supply);
}

void Pacing::stall(Seconds now) noexcept {
  ++underruns_;
  state_ = State::kStalled;
  cushion_ = std::min(2 * cushion_, kMostCushion);
  last_change_ = now;
  backlog_.reset();
}

void Pacing::relax(Seconds now) noexcept {
  if (cushion_ <= least_cushion_ || now - last_change_ < kSettled) return;
  cushion_ = std::max(cushion_ / 2, least_cushion_);
  last_change_ = now;
}

/// The missing chunk has come: it goes at once, the next ones have their cushion again.
Pacing::Step Pacing::resume(Seconds now, const Ring::Supply& supply) {
  due_ = caught_up_ = now;
  const Step step = send(now, supply);
  due_ += cushion_;
  backlog_.reset();
  return step;
}

/// A live source's backlog: the chunk of `step` is the last one before what is left out.
void Pacing::note_behind(Seconds now, const Ring::Supply& supply, Step& step) {
  if (supply.ended || !edge_.fell_behind(now, to_seconds(supply.ready - step.frames, rate_)))
    return;
  step.fades_out = true;
  state_ = State::kBehind;
}

/// One step while behind; at the end of it, the schedule begins anew.
Pacing::Step Pacing::leave_out(Seconds now, const Ring::Supply& supply) {
  const int stale = supply.ended ? 0 : edge_.stale(now, to_seconds(supply.ready, rate_));
  if (stale > 0) {
    const Frames frames{stale * chunk_.count};
    sent_ += frames;
    return {Step::Kind::kLeaveOut, now, frames};
  }
  if (!supply.ended && !edge_.reached(now)) return {Step::Kind::kWaitUntil, now + kLook};
  state_ = State::kStalled;
  fades_in_ = true;
  return {};
}

Pacing::Step Pacing::await(const Ring::Supply& supply) {
  return {supply.ended ? Step::Kind::kFinished : Step::Kind::kAwaitInput};
}

/// The last whole chunk in the ring, if it is a new one: it goes when those before it have gone.
void Pacing::note_arrival(const Ring::Supply& supply) noexcept {
  const std::int64_t whole = supply.ready.count / chunk_.count;
  const Frames end = sent_ + Frames{whole * chunk_.count};
  if (whole == 0 || end <= seen_) return;
  seen_ = end;
  backlog_.arrive(due_ + to_seconds(end - sent_ - chunk_, rate_) - supply.whole);
}

Pacing::Step Pacing::send(Seconds now, const Ring::Supply& supply) {
  if (now - due_ > kHeldUp && caught_up_ < due_) {
    due_ = now;
    backlog_.reset();
  }
  const Frames frames = std::min(chunk_, supply.ready);
  const Step step{Step::Kind::kSend,
                  due_,
                  frames,
                  now - std::max(due_, caught_up_),
                  false,
                  std::exchange(fades_in_, false)};
  note_arrival(supply);
  due_ += to_seconds(frames, rate_);
  sent_ += frames;
  if (supply.ended) return step;
  relax(now);
  const Seconds standing = backlog_.send(now, supply.full, cushion_);
  if (standing > Seconds(0)) {
    due_ -= standing;
    caught_up_ = now;
    ++releases_;
  }
  return step;
}

}  // namespace auralis::stream
