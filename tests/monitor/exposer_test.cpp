// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/exposer.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <vector>

#include "base/descriptor.h"
#include "base/error.h"

namespace auralis::monitor {
namespace {

base::Descriptor connect_to(std::uint16_t port) {
  base::Descriptor socket(::socket(AF_INET, SOCK_STREAM, 0));
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(socket.fd(), reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
  return socket;
}

std::string get(std::uint16_t port, const std::string& path) {
  const base::Descriptor socket = connect_to(port);
  const std::string request = "GET " + path + " HTTP/1.0\r\n\r\n";
  base::write_all(socket, std::as_bytes(std::span(request)), "the socket");
  std::string reply;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(socket.fd(), buffer, sizeof buffer)) > 0;)
    reply.append(buffer, static_cast<std::size_t>(n));
  return reply;
}

TEST(Exposer, ServesTheMetrics) {
  Metrics metrics("stream");
  metrics.add(Metric::kStreamSourceUnderruns, 2);
  const Exposer exposer({"127.0.0.1", 0}, metrics);
  EXPECT_THAT(get(exposer.port(), "/metrics"),
              testing::HasSubstr("auralis_stream_source_underruns_total 2"));
}

// One client that connected and said nothing kept everybody else from the metrics for half a
// minute.
TEST(Exposer, AnswersBesideThoseWhoSayNothing) {
  const Metrics metrics("stream");
  const Exposer exposer({"127.0.0.1", 0}, metrics);
  std::vector<base::Descriptor> silent;
  silent.reserve(8);
  for (int i = 0; i < 8; ++i) silent.push_back(connect_to(exposer.port()));
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(get(exposer.port(), "/metrics"), testing::HasSubstr("auralis_stream_clients"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(15));
}

TEST(Exposer, SaysThatThePortIsTaken) {
  const Metrics metrics("stream");
  const Exposer first({"127.0.0.1", 0}, metrics);
  try {
    const Exposer second({"127.0.0.1", first.port()}, metrics);
    FAIL() << "two on one port";
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("in use"));
    EXPECT_THAT(error.what(), testing::HasSubstr("--metrics"));
  }
}

}  // namespace
}  // namespace auralis::monitor
