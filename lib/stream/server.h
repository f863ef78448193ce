// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// HTTP and WebSocket on one port: the sockets' side of the stream.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "base/address.h"
#include "base/log.h"
#include "stream/service.h"
#include "stream/tls.h"

namespace auralis::stream {

/// Accepts, answers and sends on one thread of its own, the io thread.
class Server {
 public:
  struct Limits {
    int connections = 1128;             ///< open at once, half-open ones included
    int connections_per_address = 0;    ///< of those that the service counts; 0 for any number
    std::size_t message_bytes = 16384;  ///< longest message, request head or request body taken
    std::size_t send_buffer = 262144;   ///< bytes of a socket's send buffer with the system
  };

  /// Listens at once, on every address that the host's name stands for. Port 0 takes a free one.
  /// Throws base::Error, naming --listen, if an address is taken or none can be had. `log` must
  /// outlive it. With keys it speaks TLS. `shares_port`: see listen_on.
  Server(const base::Address& address, const Limits& limits, std::unique_ptr<TlsKeys> keys,
         const base::Log& log, bool shares_port = false);
  /// Stops.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] bool speaks_tls() const;

  /// Begins to accept. `service` must outlive the server, or a call of stop. Call once.
  void start(Service& service);
  /// From now on SIGHUP makes it read the keys again, and its service renew itself. After start.
  void renew_at_hangup();
  /// From now on SIGUSR1 runs the task on the io thread. After start.
  void at_user_signal(std::function<void()> task);
  /// Runs the task on the io thread, soon, in order. [any thread]
  void post(std::function<void()> task);
  /// New connections are refused from now on. [any thread]
  void stop_accepting();
  /// Hangs up on everybody and ends the io thread: every session is gone when it returns, and tasks
  /// that are posted are not run any more.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Stops a server at its end.
struct ServerStop {
  Server& server;
  explicit ServerStop(Server& of) : server(of) {}
  ~ServerStop() { server.stop(); }
  ServerStop(const ServerStop&) = delete;
  ServerStop& operator=(const ServerStop&) = delete;
};

}  // namespace auralis::stream
