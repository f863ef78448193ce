// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/follower.h"

#include <cmath>
#include <limits>
#include <utility>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::nats {

namespace {

using monitor::Metric;

constexpr Seconds kAskForRunEvery{1.0};
/// A run that has been silent for so long gives way to any other.
constexpr Seconds kMostSilence{3.0};

std::optional<std::uint32_t> sequence_number(std::string_view text) {
  const auto number = base::parse_integer(text);
  if (!number || *number < 0 || *number > std::numeric_limits<std::uint32_t>::max())
    return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

/// What follows the last dot.
std::string_view last_token(std::string_view subject) {
  return subject.substr(subject.rfind('.') + 1);
}

}  // namespace

Follower::Follower(Station station, std::string inbox, Seconds history, Ask ask, Output output,
                   const Context& context)
    : station_(std::move(station)),
      inbox_(std::move(inbox)),
      history_(history),
      ask_(std::move(ask)),
      output_(std::move(output)),
      with_(context) {}

void Follower::take(Message message) {
  word_ = with_.clock.now();
  if (message.subject == station_.run()) {
    take_run(message.data);
    return;
  }
  const auto seq = sequence_number(last_token(message.subject));
  if (run_ && seq && message.subject == station_.chunk(run_->stream, *seq))
    take_chunk(*seq, message);
}

/// INBOX.run or INBOX.RUNS.SEQ: an answer to an earlier run's question is nobody's.
void Follower::take_answer(Message message) {
  const std::string rest = message.subject.substr(inbox_.size() + 1);
  if (rest == "run") {
    if (message.status == 0) take_run(message.data);
    return;
  }
  const auto seq = sequence_number(last_token(rest));
  if (!sequencer_ || !seq || !rest.starts_with(std::to_string(runs_) + ".")) return;
  if (message.status != 0) {
    sequencer_->absent(*seq);
    return;
  }
  with_.metrics.add(Metric::kStreamEdgeFetched);
  take_chunk(*seq, message);
}

void Follower::take_chunk(std::uint32_t seq, Message& message) {
  heard_ = with_.clock.now();
  const auto after = message.after ? sequence_number(*message.after) : std::nullopt;
  static_cast<void>(sequencer_->put(seq, after, std::move(message.data)));
}

bool Follower::follows(const StreamRun& run) const {
  if (run.state != RunState::kPlaying) return false;
  return !run_ || run.began > run_->began || with_.clock.now() - heard_ > kMostSilence;
}

void Follower::take_run(const std::string& data) {
  try {
    StreamRun run = read_run_message(data);
    if (run_ && run.stream == run_->stream) {
      run_->steer = run.steer;
      run_->state = run.state;
      sequencer_->expect(run.next);
    } else if (follows(run)) {
      begin(std::move(run));
    }
  } catch (const base::Error& error) {
    tell(std::string("the description of the run: ") + error.what());
  }
}

void Follower::begin(StreamRun run) {
  run.format.history = history_;
  const auto chunks =
      static_cast<int>(std::lround(history_ / to_seconds(run.format.chunk, run.format.pcm.rate)));
  heard_ = with_.clock.now();
  sequencer_.emplace(run.next, chunks, heard_);
  run_ = std::move(run);
  reader_ = {};
  arrivals_ = {};
  ++runs_;
  begun_ = finished_ = told_missing_ = false;
  missing_ = 0;
}

void Follower::tick() {
  if (sequencer_) hand_on();
  ask();
}

void Follower::ask() {
  const Seconds now = with_.clock.now();
  if (now - word_ > kAskForRunEvery) {  // after a lost connection, too
    word_ = now;
    ask_(station_.ask(station_.run()), inbox_ + ".run");
  }
  if (!sequencer_) return;
  for (const std::uint32_t seq : sequencer_->wanted(now))
    ask_(station_.ask(station_.chunk(run_->stream, seq)),
         inbox_ + "." + std::to_string(runs_) + "." + std::to_string(seq));
}

void Follower::hand_on() {
  const auto ready = sequencer_->ready(with_.clock.now());
  if (!begun_ && sequencer_->joined()) {
    begun_ = true;
    with_.metrics.add(Metric::kStreamEdgeRuns);
    output_.begin(*run_);
  }
  for (const Sequencer::Ready& each : ready) send(each);
  tell_missing();
  if (finished_ || !begun_ || run_->state == RunState::kPlaying || !sequencer_->complete()) return;
  finished_ = true;
  output_.finish(run_->state);
}

void Follower::send(const Sequencer::Ready& ready) {
  try {
    const auto [chunk, events] = read_chunk_message(ready.data, run_->format.pcm, reader_);
    if (chunk->seq != ready.seq) throw base::Error("it has the number of another one");
    with_.metrics.add(Metric::kStreamSourceFrames, static_cast<double>(chunk->frames.count));
    if (!ready.past) {
      const Seconds media = to_seconds(chunk->first, run_->format.pcm.rate);
      chunk->due = arrivals_.arrived(with_.clock.now(), media);
    }
    output_.send(chunk, events);
  } catch (const base::Error& error) {
    with_.metrics.add(Metric::kStreamEdgeMissing);
    tell("chunk " + std::to_string(ready.seq) + ": " + error.what());
  }
}

void Follower::tell_missing() {
  const std::int64_t missing = sequencer_->missing();
  if (missing == missing_) return;
  with_.metrics.add(Metric::kStreamEdgeMissing, static_cast<double>(missing - missing_));
  if (!std::exchange(told_missing_, true))
    with_.log.note("chunks of the stream did not come and are not in its history: " +
                   std::to_string(missing - missing_) + " (a metric counts those that follow)");
  missing_ = missing;
}

/// Once: one that says it wrongly says it wrongly again.
void Follower::tell(const std::string& what) {
  if (!std::exchange(told_odd_, true)) with_.log.error(station_.name + ": " + what);
}

}  // namespace auralis::nats
