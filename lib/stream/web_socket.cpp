// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/web_socket.h"

#include <exception>
#include <websocketpp/concurrency/none.hpp>
#include <websocketpp/config/core.hpp>
#include <websocketpp/server.hpp>

namespace auralis::stream {

namespace {

namespace ws = websocketpp;

/// The library without a network, on one thread, and its log goes nowhere: we tell what matters.
struct Config : ws::config::core {
  using type = Config;
  using base = ws::config::core;
  using concurrency_type = ws::concurrency::none;
  using elog_type = ws::log::basic<concurrency_type, ws::log::elevel>;
  using alog_type = ws::log::basic<concurrency_type, ws::log::alevel>;
  static const ws::log::level elog_level = ws::log::elevel::none;
  static const ws::log::level alog_level = ws::log::alevel::none;
  static const bool enable_multithreading = false;
  /// What a listener sends is short, and every listener has such a buffer.
  static const std::size_t connection_read_buffer_size = 2048;
  struct transport_config : base::transport_config {  // NOLINT(readability-identifier-naming)
    using concurrency_type = type::concurrency_type;
    using elog_type = type::elog_type;
    using alog_type = type::alog_type;
    static const bool enable_multithreading = false;
  };
  using transport_type = ws::transport::iostream::endpoint<transport_config>;
};

using Endpoint = ws::server<Config>;

/// It only makes connections, and every thread has its own.
Endpoint& endpoint() {
  thread_local struct Named : Endpoint {
    Named() { set_user_agent("auralis-stream"); }
  } one;
  return one;
}

std::string head_of(ws::frame::opcode::value opcode, std::size_t bytes) {
  const ws::frame::basic_header head(opcode, bytes, true, false);
  const ws::frame::extended_header more(bytes);
  return ws::frame::prepare_header(head, more);
}

class FrameMaker final : public Framer {
 public:
  MessagePtr text(std::string payload) const override {
    return made(ws::frame::opcode::text, "", std::make_shared<std::string>(std::move(payload)));
  }
  MessagePtr binary(std::string head, std::shared_ptr<const std::string> body) const override {
    return made(ws::frame::opcode::binary, head, std::move(body));
  }

  [[nodiscard]] MessagePtr bare(std::shared_ptr<const std::string> bytes) const override {
    const std::size_t count = bytes->size();
    return std::make_shared<Frame>(std::string(), std::move(bytes), count);
  }

 private:
  static MessagePtr made(ws::frame::opcode::value opcode, const std::string& beginning,
                         std::shared_ptr<const std::string> body) {
    const std::size_t bytes = beginning.size() + body->size();
    return std::make_shared<Frame>(head_of(opcode, bytes) + beginning, std::move(body), bytes);
  }
};

}  // namespace

std::unique_ptr<Framer> make_framer() { return std::make_unique<FrameMaker>(); }

struct WebSocket::Impl {
  Impl(WebSocketUser& with, std::string chosen, std::size_t message_bytes)
      : user(&with), subprotocol(std::move(chosen)), connection(endpoint().get_connection()) {
    connection->set_max_message_size(message_bytes);
    hear();
    speak();
    connection->start();
  }

  void hear() {
    connection->set_validate_handler([this](const ws::connection_hdl&) {
      if (!subprotocol.empty()) connection->select_subprotocol(subprotocol);
      return true;
    });
    connection->set_open_handler(
        [this](const ws::connection_hdl&) { tell([](WebSocketUser& to) { to.on_open(); }); });
    connection->set_message_handler(
        [this](const ws::connection_hdl&, const Endpoint::message_ptr& message) {
          tell([&](WebSocketUser& to) {
            if (message->get_opcode() == ws::frame::opcode::text)
              to.on_text(message->get_payload());
            else
              to.on_binary();
          });
        });
    connection->set_ping_handler([this](const ws::connection_hdl&, const std::string&) {
      bool answered = false;
      tell([&](WebSocketUser& to) { answered = to.on_sign_of_life(); });
      return answered;
    });
    connection->set_pong_handler([this](const ws::connection_hdl&, const std::string&) {
      tell([](WebSocketUser& to) { static_cast<void>(to.on_sign_of_life()); });
    });
  }

  void speak() {
    connection->set_write_handler(
        [this](const ws::connection_hdl&, const char* bytes, std::size_t count) {
          tell([&](WebSocketUser& to) { to.write({bytes, count}); });
          return ws::lib::error_code();
        });
    connection->set_shutdown_handler([this](const ws::connection_hdl&) {
      tell([](WebSocketUser& to) { to.on_closed(); });
      return ws::lib::error_code();
    });
  }

  /// The library takes what a handler throws for its own fault: it is kept, and thrown later.
  template <class Body>
  void tell(const Body& body) {
    if (user == nullptr || thrown) return;
    try {
      body(*user);
    } catch (...) {
      thrown = std::current_exception();
    }
  }

  void throw_on() {
    if (thrown) std::rethrow_exception(std::exchange(thrown, nullptr));
  }

  WebSocketUser* user;  // null once nobody listens
  std::string subprotocol;
  Endpoint::connection_ptr connection;
  std::exception_ptr thrown;
};

WebSocket::WebSocket(WebSocketUser& user, std::string subprotocol, std::size_t message_bytes)
    : impl_(std::make_unique<Impl>(user, std::move(subprotocol), message_bytes)) {}

/// A connection that waits for bytes holds itself; at the end of its input it lets go.
WebSocket::~WebSocket() {
  impl_->user = nullptr;
  impl_->connection->eof();
}

void WebSocket::receive(std::string_view bytes) {
  impl_->connection->read_all(bytes.data(), bytes.size());
  impl_->throw_on();
}

void WebSocket::ping() {
  ws::lib::error_code ignored;
  impl_->connection->ping("", ignored);
}

void WebSocket::close(CloseCode code, const std::string& reason) {
  ws::lib::error_code ignored;
  impl_->connection->close(static_cast<ws::close::status::value>(code), reason, ignored);
}

}  // namespace auralis::stream
