// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Outbox -> NATS and its history: the thread that publishes, so that nobody else waits.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "base/clock.h"
#include "base/log.h"
#include "monitor/metrics.h"
#include "nats/connection.h"
#include "nats/outbox.h"

namespace auralis::nats {

/// While the server is away, what is published is kept as long as the history is, and is sent when
/// it is back; JetStream knows by its id what it has already. Runs from construction.
class Publisher {
 public:
  struct Settings {
    std::string stream;  ///< name of the run
    HistoryLimits limits;
    std::size_t most_chunks = 320;
  };

  /// All must outlive it.
  Publisher(Connection& connection, Settings settings, const base::Clock& clock,
            monitor::Metrics& metrics, const base::Log& log);
  /// What was not sent is given up.
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  /// [any thread] in the order of the stream
  void publish(Parcel parcel);
  /// An answer to somebody who asked: sent soon, or not at all. [any thread]
  void answer(std::string subject, std::string data);
  /// Waits until the server has all, or time is up. [any thread]
  void drain(base::Seconds timeout);

 private:
  void run();  // [publisher thread]
  void send_answers(std::unique_lock<std::mutex>& lock);
  void send_parcels(std::unique_lock<std::mutex>& lock);
  void prepare(std::unique_lock<std::mutex>& lock);
  void look_after_history(std::unique_lock<std::mutex>& lock);
  void acknowledged(const Message& message);  // [a thread of the connection]
  [[nodiscard]] Outgoing message_of(const Outbox::Entry& entry) const;
  [[nodiscard]] bool too_large(const Outgoing& message);
  void tell_no_history(const std::string& why);
  void show();

  Connection& connection_;
  const Settings settings_;
  const base::Clock& clock_;
  monitor::Metrics& metrics_;
  const base::Log& log_;
  const std::string inbox_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  Outbox outbox_;
  std::deque<Outgoing> answers_;
  bool stop_ = false;
  int prepared_for_ = 0;        // times_connected() of the connection that was prepared
  bool history_ = false;        // JetStream keeps what is sent
  bool doubts_ = false;         // it may not
  base::Seconds looked_{-1e9};  // at the history
  bool told_large_ = false;
  std::string told_;  // why there is no history
  std::thread thread_;
};

}  // namespace auralis::nats
