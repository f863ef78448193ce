// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/exposer.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

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

std::string ask(std::uint16_t port, const std::string& method, const std::string& path) {
  const base::Descriptor socket = connect_to(port);
  const std::string request = method + " " + path + " HTTP/1.0\r\n\r\n";
  base::write_all(socket, std::as_bytes(std::span(request)), "the socket");
  std::string reply;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(socket.fd(), buffer, sizeof buffer)) > 0;)
    reply.append(buffer, static_cast<std::size_t>(n));
  return reply;
}

std::string get(std::uint16_t port, const std::string& path) { return ask(port, "GET", path); }

/// Whether the server has left it open.
bool is_open(const base::Descriptor& socket) {
  char byte = 0;
  return ::recv(socket.fd(), &byte, 1, MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

TEST(Exposer, ServesTheMetrics) {
  Metrics metrics("stream");
  metrics.add(Metric::kStreamSourceUnderruns, 2);
  const Exposer exposer({"127.0.0.1", 0}, metrics);
  EXPECT_THAT(get(exposer.port(), "/metrics"),
              testing::HasSubstr("auralis_stream_source_underruns_total 2"));
  EXPECT_THAT(get(exposer.port(), "/metrics?name[]=x"), testing::StartsWith("HTTP/1.1 200 OK"));
}

TEST(Exposer, ServesNothingElse) {
  const Metrics metrics("stream");
  const Exposer exposer({"127.0.0.1", 0}, metrics);
  EXPECT_THAT(get(exposer.port(), "/"), testing::StartsWith("HTTP/1.1 404"));
  EXPECT_THAT(ask(exposer.port(), "POST", "/metrics"), testing::StartsWith("HTTP/1.1 405"));
  EXPECT_THAT(ask(exposer.port(), "\1", "what"), testing::StartsWith("HTTP/1.1 400"));
}

/// Sends `text` and reads until `end` has come, or the server hangs up.
std::string say(const base::Descriptor& socket, const std::string& text, const std::string& end) {
  base::write_all(socket, std::as_bytes(std::span(text)), "the socket");
  std::string reply;
  char buffer[4096];
  while (!reply.ends_with(end)) {
    const ssize_t n = ::read(socket.fd(), buffer, sizeof buffer);
    if (n <= 0) break;
    reply.append(buffer, static_cast<std::size_t>(n));
  }
  return reply;
}

TEST(Exposer, KeepsAConnectionForFurtherRequests) {
  Metrics metrics("stream");
  const Exposer exposer({"127.0.0.1", 0}, metrics);
  const base::Descriptor socket = connect_to(exposer.port());
  for (int i = 0; i < 3; ++i) {
    const auto reply = say(socket, "GET /x HTTP/1.1\r\nHost: x\r\n\r\n", "/metrics.\n");
    EXPECT_THAT(reply, testing::StartsWith("HTTP/1.1 404 Not Found\r\n"));
    EXPECT_THAT(reply, testing::HasSubstr("\r\nConnection: keep-alive\r\n"));
    EXPECT_TRUE(is_open(socket));
  }
  const auto last =
      say(socket, "GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "until it hangs up");
  EXPECT_THAT(last, testing::HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_THAT(get(exposer.port(), "/x"), testing::HasSubstr("\r\nConnection: close\r\n"))
      << "HTTP/1.0";
}

TEST(Exposer, TellsTheHeadAlone) {
  const Metrics metrics("stream");
  const Exposer exposer({"127.0.0.1", 0}, metrics);
  const std::string head = ask(exposer.port(), "HEAD", "/metrics");
  EXPECT_THAT(head, testing::StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(head, testing::ContainsRegex("Content-Length: [1-9][0-9]{3}"));
  EXPECT_THAT(head, testing::EndsWith("\r\n\r\n"));
}

TEST(Exposer, RefusalsSayWhy) {
  const Metrics metrics("stream");
  const Exposer exposer({"127.0.0.1", 0}, metrics);
  EXPECT_THAT(get(exposer.port(), "/"),
              testing::EndsWith("\r\n\r\nThe metrics are at /metrics.\n"));
  const std::string post = ask(exposer.port(), "POST", "/metrics");
  EXPECT_THAT(post, testing::HasSubstr("\r\nAllow: GET, HEAD\r\n"));
  EXPECT_THAT(post, testing::EndsWith("\r\n\r\nThe metrics can be got, no more.\n"));
  EXPECT_THAT(ask(exposer.port(), "GET", "/" + std::string(20000, 'x')),
              testing::HasSubstr("This is no HTTP: "));
}

TEST(Exposer, ThoseWhoOnlyKeepTheirConnectionMakeRoom) {
  const Metrics metrics("stream");
  const Exposer exposer({"127.0.0.1", 0}, metrics);
  std::vector<base::Descriptor> kept;
  kept.reserve(100);
  for (int i = 0; i < 100; ++i) {
    kept.push_back(connect_to(exposer.port()));
    EXPECT_THAT(say(kept.back(), "GET /x HTTP/1.1\r\nHost: x\r\n\r\n", "/metrics.\n"),
                testing::StartsWith("HTTP/1.1 404"));
  }
  EXPECT_FALSE(is_open(kept.front()));
  EXPECT_TRUE(is_open(kept.back()));
}

TEST(Exposer, ServesOnAllAddressesWithoutAHost) {
  const Metrics metrics("stream");
  const Exposer exposer({"", 0}, metrics);
  EXPECT_THAT(get(exposer.port(), "/metrics"), testing::StartsWith("HTTP/1.1 200 OK"));
}

// One client that connected and said nothing kept everybody else from the metrics for half a
// minute.
TEST(Exposer, AnswersBesideThoseWhoSayNothing) {
  const Metrics metrics("stream");
  const Exposer exposer({"127.0.0.1", 0}, metrics);
  std::vector<base::Descriptor> silent;
  silent.reserve(8);
  for (int i = 0; i < 8; ++i) silent.push_back(connect_to(exposer.port()));
  EXPECT_THAT(get(exposer.port(), "/metrics"), testing::HasSubstr("auralis_stream_clients"));
  for (const base::Descriptor& client : silent) EXPECT_TRUE(is_open(client));
}

TEST(Exposer, AnswersAfterMoreThanItServesAtATime) {
  const Metrics metrics("stream");
  const Exposer exposer({"127.0.0.1", 0}, metrics);
  {
    std::vector<base::Descriptor> silent;
    silent.reserve(40);
    for (int i = 0; i < 40; ++i) silent.push_back(connect_to(exposer.port()));
  }
  EXPECT_THAT(get(exposer.port(), "/metrics"), testing::HasSubstr("auralis_stream_clients"));
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

TEST(Exposer, SaysThatThereIsNoSuchHost) {
  const Metrics metrics("stream");
  try {
    const Exposer exposer({"no.such.host.invalid", 0}, metrics);
    FAIL() << "a host that is none";
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(),
                testing::StartsWith("cannot serve metrics on no.such.host.invalid:0: "));
  }
}

}  // namespace
}  // namespace auralis::monitor
