// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A station of NATS -> a stream that is made elsewhere, served here; controls back to its origin.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "nats/control_desk.h"
#include "nats/control_relay.h"
#include "nats/follower.h"
#include "stream/wake.h"

namespace auralis::nats {

/// Listens from start() on.
class Edge final : public stream::ControlOutlet {
 public:
  /// Connects; throws as Connection does. `history`: how much of the past to join a run with. All
  /// must outlive it.
  Edge(const Connection::Settings& settings, base::Seconds history,
       const Follower::Context& context);
  ~Edge() override;
  Edge(const Edge&) = delete;
  Edge& operator=(const Edge&) = delete;

  /// Serves what comes: all of `broadcaster` and `board` happens by way of `post`, on the io
  /// thread. They must outlive it. Call once.
  void start(stream::Broadcaster& broadcaster, stream::ControlBoard& board, Post post);

  [[nodiscard]] bool offered() const override { return steerable_; }
  /// By request to the origin, whose refusal comes later. [io thread]
  [[nodiscard]] std::optional<stream::Refusal> pass(const stream::Steer& steer,
                                                    Refused refused) override;

  /// Nothing is posted once it returns. [any thread but the io thread]
  void stop();
  /// Readable once the origin's input has ended and its last chunk was handed on. [any thread]
  [[nodiscard]] int finished_descriptor() const noexcept { return finished_.fd(); }

 private:
  using Task = std::function<void()>;

  void run();  // [edge thread]
  void later(Task task);
  [[nodiscard]] Follower::Output output_to(stream::Broadcaster& broadcaster,
                                           stream::ControlBoard& board) const;

  Follower::Context with_;
  base::Seconds history_;
  Connection connection_;
  Post post_;
  std::unique_ptr<Follower> follower_;   // [edge thread]
  std::unique_ptr<ControlRelay> relay_;  // [edge thread]
  std::atomic<bool> steerable_{false};
  stream::Wake finished_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace auralis::nats
