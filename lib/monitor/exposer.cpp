// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/exposer.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/error.h"

namespace auralis::monitor {

namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using Tcp = net::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr std::uint32_t kLongestRequest = 8192;
constexpr std::size_t kMostClients = 32;  // at a time: those who ask nothing use up no descriptors
/// Time is counted in ticks, and one in which the process stood still is none.
constexpr std::chrono::milliseconds kTick(250);
constexpr int kTicksPerSecond = 4;
constexpr int kForARequest = 10 * kTicksPerSecond;      // and as long for its answer
constexpr int kBetweenRequests = 90 * kTicksPerSecond;  // Prometheus asks every minute, or sooner
constexpr std::chrono::milliseconds kBreather(100);     // before another client is tried

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

using Request = http::request<http::empty_body>;

struct Answer {
  const char* status;
  std::string body;
  const char* type = "text/plain; charset=utf-8";
  const char* more = "";  // header lines
};

std::string text_of(const Answer& answer, bool keep_alive, bool head_only) {
  std::string text = std::string("HTTP/1.1 ") + answer.status + "\r\nContent-Type: " + answer.type +
                     "\r\nContent-Length: " + std::to_string(answer.body.size()) + "\r\n" +
                     answer.more + "Connection: " + (keep_alive ? "keep-alive" : "close") +
                     "\r\n\r\n";
  return head_only ? text : text + answer.body;
}

Answer answer_to(const Request& request, const Metrics& metrics) {
  if (request.method() != http::verb::get && request.method() != http::verb::head)
    return {"405 Method Not Allowed", "The metrics can be got, no more.\n",
            "text/plain; charset=utf-8", "Allow: GET, HEAD\r\n"};
  const auto target = request.target();
  if (target.substr(0, target.find('?')) != "/metrics")
    return {"404 Not Found", "The metrics are at /metrics.\n"};
  return {"200 OK", metrics.text(), "text/plain; version=0.0.4; charset=utf-8"};
}

/// Requests and their answers; held by what it waits for. [the exposer's thread]
class Client : public std::enable_shared_from_this<Client> {
 public:
  Client(Tcp::socket socket, const Metrics& metrics)
      : socket_(std::move(socket)), metrics_(metrics) {}

  void serve() {
    parser_.emplace();
    parser_->header_limit(kLongestRequest);
    http::async_read(socket_, input_, *parser_,
                     [self = shared_from_this()](auto error, auto) { self->reply(error); });
  }

  void tick() {
    if (--patience_ <= 0) hang_up();
  }
  [[nodiscard]] bool is_open() const { return socket_.is_open(); }
  [[nodiscard]] bool is_idle() const noexcept { return idle_; }

  void hang_up() {
    ErrorCode ignored;
    socket_.close(ignored);
  }

 private:
  void reply(const ErrorCode& error) {
    if (!socket_.is_open()) return;
    // Not those of a socket that has nothing more to say.
    if (error && (error == http::error::end_of_stream || error.category() != kHttpErrors))
      return hang_up();
    const Request& request = parser_->get();
    keep_alive_ = !error && request.keep_alive();
    const Answer answer =
        error ? Answer{"400 Bad Request", "This is no HTTP: " + error.message() + "\n"}
              : answer_to(request, metrics_);
    output_ = text_of(answer, keep_alive_, request.method() == http::verb::head);
    patience_ = kForARequest;
    idle_ = false;
    net::async_write(socket_, net::buffer(output_), [self = shared_from_this()](auto failed, auto) {
      if (failed || !self->keep_alive_) return self->hang_up();
      self->idle_ = true;
      self->patience_ = kBetweenRequests;
      self->serve();
    });
  }

  inline static const boost::system::error_category& kHttpErrors =
      make_error_code(http::error::end_of_stream).category();

  Tcp::socket socket_;
  const Metrics& metrics_;
  boost::beast::flat_buffer input_;
  std::optional<http::request_parser<http::empty_body>> parser_;
  std::string output_;
  int patience_ = kForARequest;  // ticks until it is hung up on
  bool keep_alive_ = false;
  bool idle_ = false;  // between two requests
};

}  // namespace

struct Exposer::Impl {
  Impl(const base::Address& address, const Metrics& all)
      : metrics(all), acceptor(listen_on(address, io)) {
    accept();
    tick();
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
    std::erase_if(clients, [](const auto& client) { return !client->is_open(); });
    if (clients.size() >= kMostClients && !make_room()) return breathe();
    acceptor.async_accept([this](auto error, Tcp::socket socket) {
      if (error) return breathe();  // there are no descriptors left, say
      clients.push_back(std::make_shared<Client>(std::move(socket), metrics));
      clients.back()->serve();
      accept();
    });
  }

  /// Of those who only keep their connection, the oldest has to go.
  bool make_room() {
    const auto idle = std::find_if(clients.begin(), clients.end(),
                                   [](const auto& client) { return client->is_idle(); });
    if (idle == clients.end()) return false;
    (*idle)->hang_up();
    clients.erase(idle);
    return true;
  }

  void breathe() {
    pause.expires_after(kBreather);
    pause.async_wait([this](auto) { accept(); });
  }

  void tick() {
    ticker.expires_after(kTick);
    ticker.async_wait([this](auto cancelled) {
      if (!cancelled) tick();
    });
    for (const auto& client : clients) client->tick();
    std::erase_if(clients, [](const auto& client) { return !client->is_open(); });
  }

  const Metrics& metrics;
  net::io_context io{1};
  std::vector<std::shared_ptr<Client>> clients;
  Tcp::acceptor acceptor;
  net::steady_timer pause{io}, ticker{io};
  std::thread thread;
};

Exposer::Exposer(const base::Address& address, const Metrics& metrics)
    : impl_(std::make_unique<Impl>(address, metrics)) {}

Exposer::~Exposer() = default;

std::uint16_t Exposer::port() const { return impl_->acceptor.local_endpoint().port(); }

}  // namespace auralis::monitor
