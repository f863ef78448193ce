// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One connection to a NATS server, kept for ever: messages out and in.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/log.h"
#include "base/units.h"
#include "monitor/metrics.h"
#include "nats/history_limits.h"
#include "nats/station.h"

namespace auralis::nats {

/// One that came.
struct Message {
  std::string subject, reply, data;
  int status = 0;                      ///< of an answer that is none: 404, 503; else 0
  std::optional<std::string> after{};  ///< the header kAfterHeader
};

/// One to send.
struct Outgoing {
  std::string subject, reply{};
  std::vector<std::pair<const char*, std::string>> headers{};
  std::string data{};
};

/// The sequence number of the chunk before this one, on a chunk.
inline constexpr const char* kAfterHeader = "Auralis-After";
/// By this header JetStream knows a message that it has already.
inline constexpr const char* kIdHeader = "Nats-Msg-Id";

/// Connects, and connects again, for ever, on threads of the client library; tells when it is lost
/// and found.
class Connection {
 public:
  /// [a thread of the client library, one for each subscription]
  using Handler = std::function<void(Message)>;

  /// `creds` is a file of credentials, `ca` one of certificates to trust, or empty. Throws
  /// base::Error if the server refuses the login, or a file cannot be used; one that cannot be
  /// reached is told and tried again. All must outlive it.
  struct Settings {
    Station station;
    std::string creds, ca;
  };
  Connection(const Settings& settings, monitor::Metrics& metrics, const base::Log& log);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] const Station& station() const noexcept;
  [[nodiscard]] bool connected() const;
  /// Grows each time that a connection is made. [any thread]
  [[nodiscard]] int times_connected() const noexcept;
  /// The largest message that the server takes, in bytes; 0 while that is not known.
  [[nodiscard]] std::int64_t most_bytes() const;

  /// False if it could not be handed to the connection. May block for a short while where the
  /// network does. [any thread]
  [[nodiscard]] bool publish(const Outgoing& message);
  /// Holds as long as the connection object. Throws base::Error.
  void subscribe(const std::string& subject, Handler handler);
  /// The beginning of subjects for answers to this client.
  [[nodiscard]] std::string new_inbox() const;
  /// No handler runs once it returns. [any thread but a handler's]
  void shut();
  /// All that was published is with the server, or time is up.
  void flush(base::Seconds timeout);

  /// Creates the station's JetStream stream, or updates its limits. Empty if it is there, else why
  /// it is not. Blocks for at most some seconds.
  [[nodiscard]] std::string keep_history(const HistoryLimits& limits);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace auralis::nats
