// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A stream that is made here -> NATS, for edges elsewhere; their controls back.
#pragma once

#include "base/clock.h"
#include "nats/chunk_message.h"
#include "nats/control_desk.h"
#include "nats/publisher.h"
#include "nats/run_message.h"

namespace auralis::nats {

/// [io thread] except where said.
class Origin {
 public:
  /// Of the process that serves the stream here, too; all must outlive it.
  struct Context {
    const stream::ControlBoard& board;
    stream::Steering& steering;
    const base::Clock& clock;
    monitor::Metrics& metrics;
    const base::Log& log;
    Post post;
  };

  /// Connects; throws as Connection does. `stream` is the name of the run. [any thread]
  Origin(const Connection::Settings& settings, const stream::StreamFormat& format,
         const std::string& stream, const Context& context);

  ~Origin() { stop(); }
  Origin(const Origin&) = delete;
  Origin& operator=(const Origin&) = delete;

  /// Publishes a chunk and its events, behind those before; after it the description of the run,
  /// where that has changed or has not been told for a second.
  void send(const stream::ChunkPtr& chunk, const Events& events);
  void finish(RunState state);
  /// Nothing is posted once it returns. [any thread but the io thread]
  void stop() { connection_.shut(); }
  /// Waits until the server has all, or time is up. [any thread but the io thread]
  void drain(base::Seconds timeout);

 private:
  void describe();

  Context with_;
  Connection connection_;
  StreamRun run_;
  Publisher publisher_;
  ControlDesk desk_;
  base::Seconds described_{-1e9};
  std::optional<std::uint32_t> last_;  // published
};

}  // namespace auralis::nats
