// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The least that a server of chunks can do: one thread, epoll, a send a listener and chunk. No
// queue, no texts, no limits, nothing checked: what auralis-stream is held against.
//   bare_broadcaster   prints its port and serves until it is killed

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/little_endian.h"

namespace {

constexpr int kFrames = 4410, kFrameBytes = 4, kSendBuffer = 262'144;

std::string frame(char kind, const std::string& payload) {
  std::string bytes(1, kind);
  if (payload.size() < 126) {
    bytes += static_cast<char>(payload.size());
  } else {
    bytes += '\x7E';
    bytes += static_cast<char>(payload.size() >> 8);
    bytes += static_cast<char>(payload.size() & 0xFF);
  }
  return bytes + payload;
}

std::string answer_to(std::string_view request) {
  constexpr std::string_view kName = "Sec-WebSocket-Key: ";
  const auto at = request.find(kName) + kName.size();
  const std::string key = std::string(request.substr(at, request.find('\r', at) - at)) +
                          "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, SHA_DIGEST_LENGTH> hash{};
  SHA1(reinterpret_cast<const unsigned char*>(key.data()), key.size(), hash.data());
  std::array<unsigned char, 32> accept{};
  EVP_EncodeBlock(accept.data(), hash.data(), hash.size());
  return std::string("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n") +
         "Connection: Upgrade\r\nSec-WebSocket-Protocol: auralis.pcm.v1\r\nSec-WebSocket-Accept: " +
         reinterpret_cast<const char*>(accept.data()) + "\r\n\r\n" +
         frame('\x81', R"({"type":"hello","format":"s16le","rate":44100,"channels":2})");
}

std::string chunk(std::uint32_t number, const std::string& pcm) {
  std::string bytes;
  auralis::base::append_little_endian(bytes, 0xA7, 1);
  auralis::base::append_little_endian(bytes, 1, 1);
  auralis::base::append_little_endian(bytes, kFrames, 2);
  auralis::base::append_little_endian(bytes, number, 4);
  auralis::base::append_little_endian(bytes, std::uint64_t{number} * kFrames, 8);
  return frame('\x82', bytes + pcm);
}

int listening_socket() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(fd, 4096) != 0)
    std::exit(1);
  socklen_t size = sizeof address;
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  std::printf("%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  return fd;
}

struct Broadcaster {
  int poll = ::epoll_create1(0);
  int door = listening_socket();
  int timer = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  std::string pcm = std::string(std::size_t{kFrames} * kFrameBytes, '\0');
  std::uint32_t number = 0;
  std::vector<int> listeners;

  void watch(int fd) const {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = fd;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
  }

  void accept_all() const {
    for (int fd = 0; (fd = ::accept4(door, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
      const int on = 1;
      ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      ::setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &kSendBuffer, sizeof kSendBuffer);
      watch(fd);
    }
  }

  void hear(int fd) {
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(fd, bytes.data(), bytes.size());
    if (count <= 0) {
      ::close(fd);
      std::erase(listeners, fd);
      return;
    }
    const std::string_view text(bytes.data(), static_cast<std::size_t>(count));
    if (!text.starts_with("GET ")) return;
    const std::string answer = answer_to(text);
    static_cast<void>(::send(fd, answer.data(), answer.size(), MSG_NOSIGNAL));
    listeners.push_back(fd);
  }

  void send_chunk() {
    std::uint64_t due = 0;
    if (::read(timer, &due, sizeof due) < 0) return;
    for (; due > 0; --due) {
      const std::string bytes = chunk(number++, pcm);
      for (const int fd : listeners)
        static_cast<void>(::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL));
    }
  }

  void run() {
    std::minstd_rand noise;
    for (char& byte : pcm) byte = static_cast<char>(noise());
    const itimerspec every{{0, 100'000'000}, {0, 100'000'000}};
    ::timerfd_settime(timer, 0, &every, nullptr);
    watch(door);
    watch(timer);
    std::array<epoll_event, 256> events{};
    for (;;) {
      const int count = ::epoll_wait(poll, events.data(), events.size(), -1);
      for (int i = 0; i < count; ++i) {
        const int fd = events[static_cast<std::size_t>(i)].data.fd;
        fd == door ? accept_all() : fd == timer ? send_chunk() : hear(fd);
      }
    }
  }
};

}  // namespace

int main() { Broadcaster().run(); }
