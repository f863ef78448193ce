// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/stream_clients.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <thread>

#include "base/descriptor.h"

namespace auralis::bench {
namespace {

/// A server that answers its one client and keeps the connection open.
class OneAnswer {
 public:
  explicit OneAnswer(std::string answer) : answer_(std::move(answer)) {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof where;
    EXPECT_EQ(::bind(socket_.fd(), reinterpret_cast<sockaddr*>(&where), size), 0);
    EXPECT_EQ(::listen(socket_.fd(), 1), 0);
    EXPECT_EQ(::getsockname(socket_.fd(), reinterpret_cast<sockaddr*>(&where), &size), 0);
    port_ = ntohs(where.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~OneAnswer() { thread_.join(); }
  OneAnswer(const OneAnswer&) = delete;
  OneAnswer& operator=(const OneAnswer&) = delete;

  [[nodiscard]] Url url() const { return {"127.0.0.1", std::to_string(port_), "/stream"}; }

 private:
  void serve() {
    const base::Descriptor client(::accept(socket_.fd(), nullptr, nullptr));
    std::array<std::byte, 4096> bytes;
    static_cast<void>(base::read_some(client, bytes, "the request"));
    base::write_all(client, std::as_bytes(std::span(answer_)), "the answer");
    static_cast<void>(base::read_some(client, bytes, "its end"));
  }

  std::string answer_;
  base::Descriptor socket_{::socket(AF_INET, SOCK_STREAM, 0)};
  std::uint16_t port_ = 0;
  std::thread thread_;
};

// A handshake that was refused left the WebSocket library's timer behind, and stop() waited for it:
// the tool knew what was wrong and said so half a minute later.
TEST(StreamClients, StopAtOnceWhereTheHandshakeWasRefused) {
  const OneAnswer server("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  base::SteadyClock clock;
  StreamClients listeners(server.url(), {}, Keep::kTimes, clock);
  wait_for_first_chunks(listeners, 1, clock, Seconds(10));
  ASSERT_EQ(listeners.gone(), 1);
  const Seconds start = clock.now();
  listeners.stop();
  EXPECT_LT(clock.now() - start, Seconds(10));
  EXPECT_NE(listeners.receptions().at(0)->fault.find("declined"), std::string::npos);
}

TEST(StreamClients, ConnectOneAfterTheOtherOverTheRamp) {
  const OneAnswer server("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  base::SteadyClock clock;
  StreamClients listeners(server.url(), {.readers = 3, .ramp = Seconds(0.3)}, Keep::kTimes, clock);
  wait_for_first_chunks(listeners, 1, clock, Seconds(10));
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  listeners.stop();
  const auto& all = listeners.receptions();
  EXPECT_GE(all.at(1)->asked - all.at(0)->asked, Seconds(0.09));
  EXPECT_GE(all.at(2)->asked - all.at(1)->asked, Seconds(0.09));
}

}  // namespace
}  // namespace auralis::bench
