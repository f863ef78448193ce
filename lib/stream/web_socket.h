// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One WebSocket without its socket: bytes that came -> messages; answers -> bytes to write. C++17,
// because the library behind it (websocketpp) is.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "stream/peer.h"

namespace auralis::stream {

/// A frame made once, from the server to any number of listeners: its head, which may have the
/// payload's beginning, and the rest.
class Frame final : public Message {
 public:
  /// `bytes` of the payload.
  Frame(std::string head, std::shared_ptr<const std::string> body, std::size_t bytes)
      : head_(std::move(head)), body_(std::move(body)), bytes_(bytes) {}

  [[nodiscard]] std::size_t bytes() const noexcept override { return bytes_; }
  [[nodiscard]] const std::string& head() const noexcept { return head_; }
  [[nodiscard]] const std::string& body() const noexcept { return *body_; }

 private:
  std::string head_;
  std::shared_ptr<const std::string> body_;
  std::size_t bytes_;
};

/// Makes frames for every connection of any server.
[[nodiscard]] std::unique_ptr<Framer> make_framer();

/// What a WebSocket tells the connection that holds it. Each is called from within receive() or
/// close(), and may throw: the WebSocket is of no use after that.
class WebSocketUser {
 public:
  virtual ~WebSocketUser() = default;
  virtual void on_open() = 0;
  virtual void on_text(std::string_view text) = 0;
  virtual void on_binary() = 0;
  /// A ping or a pong has come. Whether a ping is answered.
  virtual bool on_sign_of_life() = 0;
  /// Bytes to write, behind all that was written or sent before.
  virtual void write(std::string_view bytes) = 0;
  /// Nothing more will be said: hang up once all is written.
  virtual void on_closed() = 0;
};

/// The server's end of RFC 6455. [io thread]
class WebSocket {
 public:
  /// `subprotocol` is what the handshake answers, empty for none; `message_bytes` the longest
  /// message that is taken. The user must outlive it.
  WebSocket(WebSocketUser& user, std::string subprotocol, std::size_t message_bytes);
  ~WebSocket();
  WebSocket(const WebSocket&) = delete;
  WebSocket& operator=(const WebSocket&) = delete;

  /// Takes bytes from the other end, the handshake's request first.
  void receive(std::string_view bytes);
  void ping();
  /// Sends a close frame. on_closed follows when the other end has answered.
  void close(CloseCode code, const std::string& reason);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace auralis::stream
