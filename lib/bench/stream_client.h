// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One listener among those of a run: what all of them share, and what it does with what comes.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "base/clock.h"
#include "bench/protocol.h"
#include "bench/reception.h"
#include "bench/url.h"

namespace auralis::bench {

/// What all connections of a run have in common. It outlives them.
struct SharedByClients {
  const base::Clock& clock;
  const Url& url;
  const Protocol& protocol;
  std::atomic<int> receiving{0}, gone{0}, slow_gone{0}, controls{0};
};

/// What a listener does with what comes.
enum class Habit { kReads, kKeepsAll, kReadsSlowly, kStalls };

/// One connection: connect, ask, then read until it is cut. [the thread that runs its io_context]
class StreamClient {
 public:
  using Addresses = boost::asio::ip::tcp::resolver::results_type;

  StreamClient(SharedByClients& shared, Habit habit, boost::asio::io_context& io)
      : timer_(io), shared_(shared), habit_(habit) {}
  virtual ~StreamClient() = default;
  StreamClient(const StreamClient&) = delete;
  StreamClient& operator=(const StreamClient&) = delete;

  /// Connects when `delay` is over.
  void connect_after(Seconds delay, const Addresses& addresses);
  /// Closes the socket. Only after the io_context has stopped.
  virtual void hang_up() = 0;

  [[nodiscard]] const Reception& reception() const noexcept { return reception_; }

 protected:
  virtual void connect(const Addresses& addresses) = 0;
  /// Calls `done` in the listener's thread when `pause` is over.
  template <class Done>
  void wait(Seconds pause, Done done) {
    timer_.expires_after(std::chrono::duration_cast<std::chrono::nanoseconds>(pause));
    timer_.async_wait([done](auto error) {
      if (!error) done();
    });
  }
  /// Keeps the first fault only.
  void note_fault(std::string what);
  /// The connection never came to stand: `doing` what went wrong.
  void fail(const char* doing, boost::system::error_code error);
  void count_gone();
  /// To be called before the first chunk is kept.
  void count_first_chunk();

  boost::asio::steady_timer timer_;
  SharedByClients& shared_;
  Habit habit_;
  Reception reception_;
};

/// Messages of chunks behind headers, as auralis-stream(7) has them.
[[nodiscard]] std::unique_ptr<StreamClient> make_web_socket_client(SharedByClients& shared,
                                                                   Habit habit,
                                                                   boost::asio::io_context& io,
                                                                   boost::asio::ssl::context& tls);

/// The endless body of one GET. Of WAV every 100 ms count as a chunk; of anything else every read
/// does, and nothing says when it was due.
[[nodiscard]] std::unique_ptr<StreamClient> make_http_client(SharedByClients& shared, Habit habit,
                                                             boost::asio::io_context& io,
                                                             boost::asio::ssl::context& tls);

}  // namespace auralis::bench
