// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/exposer.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <chrono>
#include <exception>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "base/error.h"

namespace auralis::monitor {

namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using Tcp = net::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr std::size_t kLongestRequest = 8192;
constexpr int kMostClients = 32;  // at a time: those who ask nothing use up no descriptors
constexpr std::chrono::seconds kPatience(10);        // from connecting to the whole answer
constexpr std::chrono::milliseconds kBreather(100);  // before another client is tried

[[noreturn]] void refuse(const base::Address& address, const std::string& why) {
  throw base::Error("cannot serve metrics on " + base::to_text(address) + ": " + why +
                    " (choose another with --metrics ADDR:PORT, or none)");
}

Tcp::acceptor listen_on(const base::Address& address, net::io_context& io) {
  ErrorCode error;
  const auto check = [&] {
    if (error) refuse(address, error.message());
  };
  const auto found =
      Tcp::resolver(io).resolve(address.host, std::to_string(address.port),
                                Tcp::resolver::passive | Tcp::resolver::numeric_service, error);
  check();
  const Tcp::endpoint where = *found.begin();
  Tcp::acceptor acceptor(io);
  acceptor.open(where.protocol(), error);
  check();
  acceptor.set_option(net::socket_base::reuse_address(true));
  acceptor.bind(where, error);
  check();
  acceptor.listen(net::socket_base::max_listen_connections, error);
  check();
  return acceptor;
}

std::string response(const char* status, const std::string& body) {
  return std::string("HTTP/1.1 ") + status +
         "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

std::string answer(const std::string& request, const Metrics& metrics) {
  http::request_parser<http::empty_body> parser;
  ErrorCode error;
  parser.put(net::buffer(request), error);
  if (error) return response("400 Bad Request", "This is no HTTP: " + error.message() + "\n");
  if (parser.get().method() != http::verb::get)
    return response("405 Method Not Allowed", "The metrics can be got, no more.\n");
  const auto target = parser.get().target();
  if (target.substr(0, target.find('?')) != "/metrics")
    return response("404 Not Found", "The metrics are at /metrics.\n");
  return response("200 OK", metrics.text());
}

/// One request and its answer; held by what it waits for. [the exposer's thread]
class Client : public std::enable_shared_from_this<Client> {
 public:
  Client(Tcp::socket socket, const Metrics& metrics, int& clients)
      : socket_(std::move(socket)),
        patience_(socket_.get_executor(), kPatience),
        metrics_(metrics),
        clients_(clients) {
    ++clients_;
  }
  ~Client() { --clients_; }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void serve() {
    patience_.async_wait([self = shared_from_this()](auto) { self->hang_up(); });
    net::async_read_until(
        socket_, net::dynamic_buffer(request_, kLongestRequest), "\r\n\r\n",
        [self = shared_from_this()](auto error, auto) { error ? self->hang_up() : self->reply(); });
  }

 private:
  void reply() {
    answer_ = answer(request_, metrics_);
    net::async_write(socket_, net::buffer(answer_),
                     [self = shared_from_this()](auto, auto) { self->hang_up(); });
  }

  void hang_up() {
    ErrorCode ignored;
    socket_.close(ignored);
    patience_.cancel();
  }

  Tcp::socket socket_;
  net::steady_timer patience_;
  const Metrics& metrics_;
  int& clients_;
  std::string request_, answer_;
};

}  // namespace

struct Exposer::Impl {
  Impl(const base::Address& address, const Metrics& all)
      : metrics(all), acceptor(listen_on(address, io)) {
    accept();
    thread = std::thread([this] { run(); });
  }
  ~Impl() {
    io.stop();
    thread.join();
  }

  void run() noexcept {
    for (;;) try {
        io.run();
        return;
      } catch (const std::exception&) {  // no memory for an answer: that client goes without
      }
  }

  void accept() {
    if (clients == kMostClients) return breathe();
    acceptor.async_accept([this](auto error, Tcp::socket socket) {
      if (error) return breathe();  // there are no descriptors left, say
      std::make_shared<Client>(std::move(socket), metrics, clients)->serve();
      accept();
    });
  }

  void breathe() {
    pause.expires_after(kBreather);
    pause.async_wait([this](auto) { accept(); });
  }

  const Metrics& metrics;
  int clients = 0;
  net::io_context io{1};
  Tcp::acceptor acceptor;
  net::steady_timer pause{io};
  std::thread thread;
};

Exposer::Exposer(const base::Address& address, const Metrics& metrics)
    : impl_(std::make_unique<Impl>(address, metrics)) {}

Exposer::~Exposer() = default;

std::uint16_t Exposer::port() const { return impl_->acceptor.local_endpoint().port(); }

}  // namespace auralis::monitor
