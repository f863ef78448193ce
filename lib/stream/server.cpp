// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/server.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>
#include <websocketpp/config/asio_no_tls.hpp>
#include <websocketpp/server.hpp>

#include "base/error.h"

namespace auralis::stream {

namespace {

namespace asio = boost::asio;
namespace ws = websocketpp;
using tcp = asio::ip::tcp;
using boost::system::error_code;

struct Line;

/// What we keep with each connection: the library lets a connection have a base class.
struct ConnectionBase {
  std::unique_ptr<Line> line;
};

/// Everything runs on one thread, and the library's log goes nowhere: we tell what matters.
struct Config : ws::config::asio {
  using type = Config;
  using base = ws::config::asio;
  using connection_base = ConnectionBase;
  static const ws::log::level elog_level = ws::log::elevel::none;
  static const ws::log::level alog_level = ws::log::alevel::none;
  struct transport_config : base::transport_config {  // NOLINT(readability-identifier-naming)
    static bool const enable_multithreading = false;
  };
  using transport_type = ws::transport::asio::endpoint<transport_config>;
};

using Endpoint = ws::server<Config>;
using Connection = Endpoint::connection_type;
using ConnectionPtr = Endpoint::connection_ptr;
using WireMessage = Config::message_type;

constexpr std::chrono::milliseconds kTick{25};
constexpr std::chrono::seconds kHangUpLimit{2};
constexpr long kHandshakeMilliseconds = 10'000;  // the whole of a request and its answer
constexpr long kCloseMilliseconds = 2'000;
/// Pongs and the like are left out for a connection that has so much waiting.
constexpr std::size_t kReplyLimit = 65536;

/// A frame made once: the library sends a prepared message as it is, to any number of connections.
class PreparedMessage final : public Message {
 public:
  PreparedMessage(ws::frame::opcode::value opcode, std::string payload)
      : wire_(std::make_shared<WireMessage>(WireMessage::con_msg_man_ptr(), opcode, 0)) {
    const ws::frame::basic_header head(opcode, payload.size(), true, false);
    const ws::frame::extended_header more(payload.size());
    wire_->set_header(ws::frame::prepare_header(head, more));
    wire_->get_raw_payload() = std::move(payload);
    wire_->set_prepared(true);
  }
  std::size_t bytes() const noexcept override { return wire_->get_payload().size(); }
  const std::shared_ptr<WireMessage>& wire() const noexcept { return wire_; }

 private:
  std::shared_ptr<WireMessage> wire_;
};

class WireFramer final : public Framer {
 public:
  MessagePtr text(std::string payload) const override {
    return std::make_shared<PreparedMessage>(ws::frame::opcode::text, std::move(payload));
  }
  MessagePtr binary(std::string payload) const override {
    return std::make_shared<PreparedMessage>(ws::frame::opcode::binary, std::move(payload));
  }
};

/// A connection's own state; it lives as long as the connection.
struct Line final : Peer {
  Line(Connection& with, asio::io_context& on, std::set<Line*>& among)
      : connection(with), io(on), lines(among) {
    lines.insert(this);
  }
  ~Line() override {
    session.reset();
    lines.erase(this);
  }

  void send(const MessagePtr& message) override {
    // Only our own framer makes messages.
    static_cast<void>(connection.send(static_cast<const PreparedMessage&>(*message).wire()));
  }
  std::size_t buffered_bytes() const override { return connection.get_buffered_amount(); }
  void ping() override {
    ws::lib::error_code ignored;
    connection.ping("", ignored);
  }
  void close(CloseCode code, const std::string& reason) override {
    ws::lib::error_code ignored;
    connection.close(static_cast<ws::close::status::value>(code), reason, ignored);
  }
  void drop() override {  // later, because it ends the session that may be asking for it
    asio::post(io, [alive = connection.get_shared()] { alive->terminate(ws::lib::error_code()); });
  }

  Connection& connection;
  asio::io_context& io;
  std::set<Line*>& lines;
  Request request;
  std::unique_ptr<Session> session;
};

Request request_of(const Connection& connection) {
  const auto& head = connection.get_request();
  Request request;
  request.method = head.get_method();
  const std::string& target = head.get_uri();
  const auto mark = std::min(target.find('?'), target.size());
  request.path = target.substr(0, mark);
  if (mark < target.size()) request.query = target.substr(mark + 1);
  request.host = head.get_header("Host");
  request.origin = head.get_header("Origin");
  request.if_none_match = head.get_header("If-None-Match");
  request.subprotocols = connection.get_requested_subprotocols();
  return request;
}

/// The library closes after each answer but does not say so; clients that reuse connections need
/// it.
void write_response(Connection& connection, const Response& response, bool head_only) {
  connection.set_status(static_cast<ws::http::status_code::value>(response.status));
  connection.replace_header("Connection", "close");
  for (const auto& [name, value] : response.headers) connection.replace_header(name, value);
  if (response.status == 304) return;
  connection.replace_header("Content-Type", response.content_type);
  if (!head_only) connection.set_body(response.body);
  connection.replace_header("Content-Length", std::to_string(response.body.size()));
}

/// The addresses to try for one that was asked for: all addresses are IPv6's any, which takes IPv4
/// too, or IPv4's where there is no IPv6.
std::vector<tcp::endpoint> endpoints_of(asio::io_context& io, const base::Address& address,
                                        error_code& error) {
  if (address.host.empty())
    return {{asio::ip::address_v6::any(), address.port},
            {asio::ip::address_v4::any(), address.port}};
  tcp::resolver resolver(io);
  const auto found =
      resolver.resolve(address.host, std::to_string(address.port), tcp::resolver::passive, error);
  return {found.begin(), found.end()};
}

error_code listen_on(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
  error_code error, ignored;
  acceptor.close(ignored);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error && endpoint.address().is_v6() && endpoint.address().is_unspecified())
    acceptor.set_option(asio::ip::v6_only(false), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  return error;
}

}  // namespace

std::unique_ptr<Framer> make_framer() { return std::make_unique<WireFramer>(); }

struct Server::Impl {
  Impl(const base::Address& address, const Limits& limits, const base::Log& log);
  ~Impl();

  void start(Service& with);
  void run();
  void accept();
  void accepted(const ConnectionPtr& connection, const error_code& error);
  void tick();
  void set_handlers();
  bool validate(Connection& connection);
  void answer(Connection& connection);
  void hang_up();
  /// Runs body for the line behind a handle; whatever it throws costs that connection only.
  template <typename Body>
  void with_line(const ws::connection_hdl& handle, Body body);

  const Limits limits;
  const base::Log& log;
  std::set<Line*> lines;  // of all open connections; they take themselves out
  asio::io_context io{1};
  Endpoint endpoint;
  tcp::acceptor acceptor{io};
  asio::steady_timer ticker{io};
  bool accepting = false;  // waits for somebody to come
  Service* service = nullptr;
  std::thread thread;
};

Server::Impl::Impl(const base::Address& address, const Limits& with_limits,
                   const base::Log& with_log)
    : limits(with_limits), log(with_log) {
  error_code error;
  for (const auto& each : endpoints_of(io, address, error))
    if (!(error = listen_on(acceptor, each))) break;
  if (error)
    throw base::Error("cannot listen on " + base::to_text(address) + ": " + error.message() +
                      " (choose another with --listen ADDR:PORT)");
  endpoint.init_asio(&io);
  endpoint.set_open_handshake_timeout(kHandshakeMilliseconds);
  endpoint.set_close_handshake_timeout(kCloseMilliseconds);
  endpoint.set_max_message_size(limits.message_bytes);
  endpoint.set_max_http_body_size(limits.message_bytes);
  endpoint.set_user_agent("auralis-stream");
  set_handlers();
}

Server::Impl::~Impl() {
  try {
    if (thread.joinable()) {
      asio::post(io, [this] { io.stop(); });
      thread.join();
    }
    // What is left is taken down here, so that nothing of a connection outlives its server.
    asio::post(io, [this] { hang_up(); });
    io.restart();
    io.run_for(kHangUpLimit);
  } catch (const std::exception& failure) {
    log.error(failure.what());
  }
}

void Server::Impl::hang_up() {
  error_code ignored;
  acceptor.close(ignored);
  ticker.cancel();
  for (Line* const line : lines) line->drop();
}

void Server::Impl::start(Service& with) {
  service = &with;
  tick();
  thread = std::thread([this] { run(); });
}

void Server::Impl::run() {
  for (;;) {
    try {
      io.run();
      return;
    } catch (const std::exception& error) {
      log.error(std::string("connection: ") + error.what());
    }
  }
}

/// Where there is no room those who come wait in the system's queue, and tick looks again.
void Server::Impl::accept() {
  if (!acceptor.is_open() || lines.size() >= static_cast<std::size_t>(limits.connections)) return;
  const ConnectionPtr connection = endpoint.get_connection();
  acceptor.async_accept(connection->get_raw_socket(), [this, connection](const error_code& error) {
    accepted(connection, error);
  });
  accepting = true;
}

void Server::Impl::accepted(const ConnectionPtr& connection, const error_code& error) {
  accepting = false;
  if (!acceptor.is_open()) return;
  if (error) return;  // out of descriptors, mostly: trying at once would only spin
  auto& socket = connection->get_raw_socket();
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  const auto bytes = static_cast<int>(limits.send_buffer);
  socket.set_option(asio::socket_base::send_buffer_size(bytes), ignored);
  connection->line = std::make_unique<Line>(*connection, io, lines);
  connection->start();
  accept();
}

void Server::Impl::tick() {
  ticker.expires_after(kTick);  // first, so that it goes on whatever this tick throws
  ticker.async_wait([this](const error_code& cancelled) {
    if (!cancelled) tick();
  });
  if (!accepting) accept();
  service->tick();
}

template <typename Body>
void Server::Impl::with_line(const ws::connection_hdl& handle, Body body) {
  ws::lib::error_code gone;
  const ConnectionPtr connection = endpoint.get_con_from_hdl(handle, gone);
  if (gone || !connection->line) return;
  try {
    body(*connection->line);
  } catch (const std::exception& error) {
    log.error(std::string("connection: ") + error.what());
    connection->line->drop();
  }
}

void Server::Impl::set_handlers() {
  endpoint.set_http_handler([this](const ws::connection_hdl& handle) {
    with_line(handle, [this](Line& line) { answer(line.connection); });
  });
  endpoint.set_validate_handler([this](const ws::connection_hdl& handle) {
    bool admitted = false;
    with_line(handle, [&](Line& line) { admitted = validate(line.connection); });
    return admitted;
  });
  endpoint.set_open_handler([this](const ws::connection_hdl& handle) {
    with_line(handle, [this](Line& line) { line.session = service->open(line, line.request); });
  });
  endpoint.set_close_handler([this](const ws::connection_hdl& handle) {
    with_line(handle, [](Line& line) { line.session.reset(); });
  });
  endpoint.set_message_handler(
      [this](const ws::connection_hdl& handle, const Endpoint::message_ptr& message) {
        with_line(handle, [&](Line& line) {
          if (!line.session) return;
          if (message->get_opcode() == ws::frame::opcode::text)
            line.session->on_text(message->get_payload());
          else
            line.session->on_binary();
        });
      });
  endpoint.set_ping_handler([this](const ws::connection_hdl& handle, const std::string&) {
    bool reply = false;
    with_line(handle, [&](Line& line) {
      if (line.session) line.session->on_sign_of_life();
      reply = line.buffered_bytes() < kReplyLimit;
    });
    return reply;
  });
  endpoint.set_pong_handler([this](const ws::connection_hdl& handle, const std::string&) {
    with_line(handle, [](Line& line) {
      if (line.session) line.session->on_sign_of_life();
    });
  });
}

bool Server::Impl::validate(Connection& connection) {
  Line& line = *connection.line;
  line.request = request_of(connection);
  Admission admission = service->admit(line.request);
  // Drafts older than RFC 6455 frame their messages otherwise than our prepared ones.
  if (connection.get_request_header("Sec-WebSocket-Version") != "13")
    admission = {400, "only WebSocket version 13 (RFC 6455) is spoken here", ""};
  if (admission.status == 101) {
    connection.select_subprotocol(admission.subprotocol);
    return true;
  }
  Response refusal;
  refusal.status = admission.status;
  refusal.body = admission.reason + "\n";
  write_response(connection, refusal, false);
  return false;
}

void Server::Impl::answer(Connection& connection) {
  const Request request = request_of(connection);
  write_response(connection, service->answer(request), request.method == "HEAD");
}

Server::Server(const base::Address& address, const Limits& limits, const base::Log& log)
    : impl_(std::make_unique<Impl>(address, limits, log)) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return impl_->acceptor.local_endpoint().port(); }

void Server::start(Service& service) { impl_->start(service); }

void Server::post(std::function<void()> task) { asio::post(impl_->io, std::move(task)); }

void Server::stop_accepting() {
  post([impl = impl_.get()] {
    error_code ignored;
    impl->acceptor.close(ignored);
  });
}

}  // namespace auralis::stream
