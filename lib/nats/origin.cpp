// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/origin.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace auralis::nats {

namespace {

using base::Seconds;

constexpr Seconds kDescribeEvery{1.0};
/// JetStream keeps so much more than is promised: what waits and what is on its way.
constexpr Seconds kMargin{10.0};
/// Events, heads, and what JetStream adds, of each chunk; of each description.
constexpr double kBytesBesidePcm = 2048, kBytesOfRun = 16384;

double unix_time() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Seconds history_of(const stream::StreamFormat& format) {
  return std::max(format.history, stream::kMostBurst);
}

HistoryLimits limits_of(const stream::StreamFormat& format) {
  const Seconds chunk = to_seconds(format.chunk, format.pcm.rate);
  const auto pcm = static_cast<double>(format.pcm.bytes(format.chunk));
  const Seconds age = history_of(format) + kMargin;
  const double a_second = (pcm + kBytesBesidePcm) / chunk.count() + kBytesOfRun;
  return {age, static_cast<std::int64_t>(a_second * age.count())};
}

std::size_t chunks_of(const stream::StreamFormat& format) {
  return static_cast<std::size_t>(
      std::llround(history_of(format) / to_seconds(format.chunk, format.pcm.rate)));
}

bool changes_board(const Events& events) {
  return std::any_of(events.begin(), events.end(), [](const auto& entry) {
    return std::holds_alternative<event::Header>(entry.event.what) ||
           std::holds_alternative<event::Offer>(entry.event.what) ||
           std::holds_alternative<event::Control>(entry.event.what);
  });
}

}  // namespace

Origin::Origin(const Connection::Settings& settings, const stream::StreamFormat& format,
               const std::string& stream, const Context& context)
    : with_(context),
      connection_(settings, context.metrics, context.log),
      run_{stream, unix_time(), format},
      publisher_(connection_, {stream, limits_of(format), chunks_of(format)}, context.clock,
                 context.metrics, context.log),
      desk_(connection_, publisher_, context.steering, context.post) {
  run_.steer = context.steering.offered();
  describe();
}

void Origin::describe() {
  described_ = with_.clock.now();
  run_.board = with_.board.state();
  publisher_.publish({nullptr, run_message(run_)});
}

void Origin::send(const stream::ChunkPtr& chunk, const Events& events) {
  publisher_.publish({chunk, event_lines(events), last_});
  last_ = chunk->seq;
  run_.next = chunk->seq + 1;
  if (changes_board(events) || with_.clock.now() - described_ >= kDescribeEvery) describe();
}

void Origin::finish(RunState state) {
  run_.state = state;
  describe();
}

void Origin::drain(Seconds timeout) {
  publisher_.drain(timeout);
  connection_.flush(timeout);
}

}  // namespace auralis::nats
