// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// HTTP and WebSocket on one port: the socket's side of the stream. C++17, because the library
// behind it (websocketpp) is.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/address.h"
#include "base/log.h"
#include "stream/service.h"

namespace auralis::stream {

/// Prepares frames for every connection of any server.
[[nodiscard]] std::unique_ptr<Framer> make_framer();

/// Accepts, answers and sends on one thread of its own, the io thread.
class Server {
 public:
  struct Limits {
    int connections = 1128;             ///< open at once, half-open ones included
    std::size_t message_bytes = 16384;  ///< longest message taken
    std::size_t send_buffer = 262144;   ///< bytes of a socket's send buffer with the system
  };

  /// Listens at once. Port 0 takes a free one. Throws base::Error, naming --listen, if the address
  /// is taken or cannot be had. `log` must outlive it.
  Server(const base::Address& address, const Limits& limits, const base::Log& log);
  /// Hangs up on everybody; every session is gone when it returns.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;

  /// Begins to accept. `service` must outlive the server. Call once.
  void start(Service& service);
  /// Runs the task on the io thread, soon, in order. [any thread]
  void post(std::function<void()> task);
  /// New connections are refused from now on. [any thread]
  void stop_accepting();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace auralis::stream
