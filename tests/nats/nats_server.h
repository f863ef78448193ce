// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A running nats-server with a free port and a folder of its own.
#pragma once

#include <sys/types.h>

#include <string>

#include "base/temporary_directory.h"

namespace auralis::support {

class NatsServer {
 public:
  /// Waits until it answers. `config` is more text of its configuration.
  explicit NatsServer(std::string config = "jetstream {}\n");
  ~NatsServer() { kill(); }
  NatsServer(const NatsServer&) = delete;
  NatsServer& operator=(const NatsServer&) = delete;

  /// "nats://LOGIN127.0.0.1:PORT/STATION"
  [[nodiscard]] std::string url(const std::string& station, const std::string& login = "") const;
  void kill();
  /// Takes away what it had stored.
  void forget() const;
  /// Again, on the same port, with what it had stored.
  void start();

 private:
  base::TemporaryDirectory folder_;
  std::string config_;
  int port_ = -1;  // until it has one
  pid_t process_ = -1;
};

}  // namespace auralis::support
