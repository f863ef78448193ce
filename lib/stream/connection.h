// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One client's connection: HTTP requests and their answers, and a WebSocket if one is asked for.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/log.h"
#include "stream/address_counts.h"
#include "stream/channel.h"
#include "stream/http.h"
#include "stream/send_queue.h"
#include "stream/service.h"
#include "stream/web_socket.h"

namespace auralis::stream {

class Connection;

/// What all connections of a server share. [io thread]
struct Connections {
  boost::asio::io_context& io;
  const base::Log& log;
  std::size_t message_bytes;  ///< longest message, request head or request body taken
  bool needs_tls = false;     ///< plain requests are sent to https
  Service* service = nullptr;
  AddressCounts from{};  ///< how many are open
  std::vector<std::shared_ptr<Connection>> open;
  std::vector<std::shared_ptr<Connection>> unwritten;  ///< those that got something to write
  std::vector<char> input = std::vector<char>(65536);  ///< what a read brings, until it is taken
};

/// Reads when its socket has something, so that one that waits holds no buffer, and writes at once
/// what the socket takes. Time is counted in ticks: one in which the process stood still is none.
/// [io thread]
class Connection final : public Peer,
                         private WebSocketUser,
                         public std::enable_shared_from_this<Connection> {
 public:
  /// `all` must outlive it. `place` is its own among those of its address.
  Connection(Channel channel, Connections& all, AddressCounts::Place place);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Joins the open ones and begins to read.
  void begin();
  /// The same, to answer one request with a refusal.
  void begin_to_refuse();
  /// Writes what waits.
  void flush();
  /// Called 4 times a second: hangs up on one that lets a deadline pass.
  void look();
  /// Hangs up at once; its session is gone when it returns.
  void end();

  void send(const MessagePtr& message) override;
  [[nodiscard]] std::size_t buffered_bytes() const override { return queue_.bytes(); }
  void ping() override;
  void close(CloseCode code, const std::string& reason) override;
  void drop() override;

 private:
  void await_input();
  void await_room();
  void tell_of_room();
  void read();
  void take(std::string_view bytes);
  void take_http();
  void take(const http::Incoming& incoming);
  void answer(const Response& response, bool keep_alive, bool head_only);
  void upgrade(const http::Incoming& incoming);
  void push(std::string bytes);
  void wake();
  void hang_up_when_written();
  void begin_to_close();
  /// To the stream, by a WebSocket or by HTTP.
  [[nodiscard]] bool is_listening() const { return web_socket_ || session_; }
  template <class Body>
  void guarded(const Body& body);

  void on_open() override;
  void on_text(std::string_view text) override;
  void on_binary() override;
  bool on_sign_of_life() override;
  void write(std::string_view bytes) override { push(std::string(bytes)); }
  void on_closed() override;

  Connections& all_;
  Channel channel_;
  AddressCounts::Place place_;
  std::string peer_;
  SendQueue queue_;
  std::string input_;                   // HTTP that is not yet a whole request
  std::optional<http::Reader> reader_;  // until there is a WebSocket
  Request request_;                     // the handshake's
  Admission admission_;                 // of it
  std::unique_ptr<WebSocket> web_socket_;
  std::unique_ptr<Session> session_;
  int patience_ = 0;  // ticks until it is hung up on; none if negative
  int grace_ = 0;     // ticks that closing may take at the most; none before it begins
  bool reading_ = false, writing_ = false;  // the socket is waited for
  bool unwritten_ = false;                  // among the unwritten
  bool refused_ = false;                    // it is one too many
  bool closing_ = false;                    // nothing more is taken from it
  bool shut_ = false;                       // our side says no more
};

}  // namespace auralis::stream
