// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Listeners of a stream by WebSocket or HTTP, made with Boost.Beast, unlike the server they listen
// to.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/clock.h"
#include "bench/protocol.h"
#include "bench/reception.h"
#include "bench/url.h"

namespace auralis::bench {

/// What is kept of what comes: of every listener times and hashes, and of the first one texts and
/// PCM too where that is asked for.
enum class Keep { kTimes, kFirstWhole };

/// How many listeners there are, and on how many threads.
struct Crowd {
  int readers = 1;  ///< that read what comes
  int slow = 0;     ///< further ones, that read at half of real time
  int stalled = 0;  ///< further ones, that never read after their handshake
  int threads = 1;  ///< that the listeners are shared out among, 1 or more
  Seconds ramp{0};  ///< over which they connect, evenly
};

/// Listeners on threads of their own, from construction until stop().
class StreamClients {
 public:
  /// All connect, at once or over the ramp; those that read are the receptions. A certificate is
  /// not checked. `clock` outlives them and may be read by other threads. Throws base::Error if the
  /// host's name means nothing; what goes wrong with a connection later is its reception's fault.
  StreamClients(const Url& url, const Crowd& crowd, Keep keep, const base::Clock& clock,
                const Protocol& protocol = {});
  ~StreamClients();
  StreamClients(const StreamClients&) = delete;
  StreamClients& operator=(const StreamClients&) = delete;

  /// Readers that have received a chunk. [any thread]
  [[nodiscard]] int receiving() const noexcept;
  /// Readers whose connection has failed or ended. [any thread]
  [[nodiscard]] int gone() const noexcept;
  /// Slow listeners whose connection has. [any thread]
  [[nodiscard]] int slow_gone() const noexcept;

  /// Controls that the first listener, if kept whole, was told of. [any thread]
  [[nodiscard]] int controls() const noexcept;

  /// Hangs up and joins the threads.
  void stop();
  /// What each received. Only after stop().
  [[nodiscard]] const std::vector<const Reception*>& receptions() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Waits until every listener receives or is gone, or `patience` is over.
void wait_for_first_chunks(const StreamClients& listeners, int count, base::Clock& clock,
                           Seconds patience);

}  // namespace auralis::bench
