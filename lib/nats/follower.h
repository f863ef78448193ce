// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Messages of a station, and what is asked of its history -> the runs of the stream, in order.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/log.h"
#include "monitor/metrics.h"
#include "nats/arrival_line.h"
#include "nats/chunk_message.h"
#include "nats/connection.h"
#include "nats/run_message.h"
#include "nats/sequencer.h"

namespace auralis::nats {

using base::Seconds;

/// [edge thread]
class Follower {
 public:
  struct Output {
    std::function<void(const StreamRun&)> begin;  ///< with the board as it was told last
    std::function<void(const stream::ChunkPtr&, const Events&)> send;
    std::function<void(RunState)> finish;
  };
  /// All must outlive it.
  struct Context {
    const base::Clock& clock;
    monitor::Metrics& metrics;
    const base::Log& log;
  };
  /// Publishes a question; the answer's subject is as it says.
  using Ask = std::function<void(const std::string& subject, const std::string& reply)>;

  /// `inbox`: the beginning of subjects for answers. `history`: how much of the past to join with.
  Follower(Station station, std::string inbox, Seconds history, Ask ask, Output output,
           const Context& context);

  /// Of the station.
  void take(Message message);
  /// Behind the inbox.
  void take_answer(Message message);
  /// Asks and hands on; call it after each message, and 20 times a second.
  void tick();

  [[nodiscard]] bool steerable() const noexcept { return run_ && run_->steer; }

 private:
  void take_run(const std::string& data);
  void take_chunk(std::uint32_t seq, Message& message);
  [[nodiscard]] bool follows(const StreamRun& run) const;
  void begin(StreamRun run);
  void ask();
  void hand_on();
  void send(const Sequencer::Ready& ready);
  void tell_missing();
  void tell(const std::string& what);

  const Station station_;
  const std::string inbox_;
  const Seconds history_;
  Ask ask_;
  Output output_;
  Context with_;
  std::optional<StreamRun> run_;
  std::optional<Sequencer> sequencer_;
  ArrivalLine arrivals_;
  event::EventReader reader_;
  int runs_ = 0;
  bool begun_ = false, finished_ = false, told_missing_ = false, told_odd_ = false;
  std::int64_t missing_ = 0;
  Seconds heard_{0};    // a chunk
  Seconds word_{-1e9};  // anything of the station, or asked for it
};

}  // namespace auralis::nats
