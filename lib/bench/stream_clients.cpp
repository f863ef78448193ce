// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/stream_clients.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <thread>

#include "base/error.h"
#include "bench/interruption.h"
#include "json/json_reader.h"

namespace auralis::bench {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
namespace net = boost::asio;
using Tcp = net::ip::tcp;

namespace {

using Plain = beast::tcp_stream;
using Secure = beast::ssl_stream<Plain>;

/// What all connections have in common.
struct Shared {
  const base::Clock& clock;
  const Url& url;
  const Protocol& protocol;
  std::atomic<int> receiving{0}, gone{0}, slow_gone{0}, controls{0};
};

/// What a listener does with what comes.
enum class Habit { kReads, kKeepsAll, kReadsSlowly, kStalls };

class Client {
 public:
  virtual ~Client() = default;
  virtual void connect(const Tcp::resolver::results_type& addresses) = 0;
  virtual void hang_up() = 0;
  [[nodiscard]] virtual const Reception& reception() const noexcept = 0;
};

/// One connection: connect, shake hands, then read until it is cut. [its own thread of them]
template <class Line>
class StreamClient final : public Client {
 public:
  template <class... With>
  StreamClient(Shared& shared, Habit habit, With&... with)
      : socket_(with...), pause_(socket_.get_executor()), shared_(shared), habit_(habit) {}

  void connect(const Tcp::resolver::results_type& addresses) override {
    reception_.asked = shared_.clock.now();
    beast::get_lowest_layer(socket_).expires_after(std::chrono::seconds(10));
    beast::get_lowest_layer(socket_).async_connect(
        addresses, [this](auto error, const auto&) { error ? fail("connect", error) : secure(); });
  }

  void hang_up() override {
    beast::error_code ignored;
    beast::get_lowest_layer(socket_).socket().close(ignored);
  }

  [[nodiscard]] const Reception& reception() const noexcept override { return reception_; }

 private:
  void secure() {
    if constexpr (std::is_same_v<Line, Secure>)
      socket_.next_layer().async_handshake(net::ssl::stream_base::client, [this](auto error) {
        error ? fail("TLS handshake", error) : greet();
      });
    else
      greet();
  }

  void greet() {
    beast::get_lowest_layer(socket_).expires_never();
    beast::get_lowest_layer(socket_).socket().set_option(Tcp::no_delay(true));
    socket_.set_option(websocket::stream_base::timeout::suggested(beast::role_type::client));
    socket_.set_option(websocket::stream_base::decorator([this](auto& request) {
      request.set(beast::http::field::sec_websocket_protocol, shared_.protocol.name);
    }));
    socket_.async_handshake(answer_, authority(shared_.url), shared_.url.target,
                            [this](auto error) { error ? fail("handshake", error) : begin(); });
  }

  void begin() {
    reception_.connected = shared_.clock.now();
    if (answer_[beast::http::field::sec_websocket_protocol] != shared_.protocol.name)
      reception_.fault = "the server chose another subprotocol";
    if (habit_ != Habit::kStalls) read();
  }

  void read() {
    socket_.async_read(buffer_, [this](auto error, std::size_t) { error ? end(error) : take(); });
  }

  void take() {
    const Seconds at = shared_.clock.now();
    const std::string_view message(static_cast<const char*>(buffer_.cdata().data()),
                                   buffer_.size());
    reception_.bytes += static_cast<std::int64_t>(message.size());
    try {
      socket_.got_binary() ? take_chunk(message, at) : take_text(message, at);
    } catch (const base::Error& error) {
      note_fault(error.what());
    }
    buffer_.consume(buffer_.size());
    habit_ == Habit::kReadsSlowly&& socket_.got_binary() ? read_later() : read();
  }

  /// Reads on after twice the chunk's length.
  void read_later() {
    const Seconds chunk(reception_.chunks.empty()
                            ? 0
                            : reception_.chunks.back().header.frames /
                                  static_cast<double>(reception_.format.rate.hz));
    pause_.expires_after(std::chrono::duration_cast<std::chrono::nanoseconds>(2 * chunk));
    pause_.async_wait([this](auto error) {
      if (!error) read();
    });
  }

  void take_chunk(std::string_view message, Seconds at) {
    const auto header =
        read_chunk_header(std::as_bytes(std::span(message)),
                          shared_.protocol.coded ? 0 : reception_.format.bytes_per_frame());
    if (const auto wrong = reception_.continuity.follow(header)) note_fault(*wrong);
    const auto pcm = message.substr(kChunkHeaderBytes);
    if (reception_.chunks.empty() && habit_ != Habit::kReadsSlowly) ++shared_.receiving;
    reception_.chunks.push_back({header, hash_bytes(pcm), at});
    if (keeps_all()) reception_.pcm += pcm;
  }

  void take_text(std::string_view message, Seconds at) {
    ++reception_.text_count;
    if (keeps_all()) reception_.texts.push_back({std::string(message), at});
    if (keeps_all() && message.find(R"("type":"control")") != std::string_view::npos)
      ++shared_.controls;
    if (reception_.text_count > 1 && message.find("\"end\"") == std::string_view::npos) return;
    json_.read(message);
    if (json_.text("type") == "end") reception_.ended = true;
    if (json_.text("type") != "hello") return;
    const auto sample = pcm::parse_sample_format(json_.text("format"));
    if (!sample) throw base::Error("hello: unknown sample format");
    reception_.format = {*sample,
                         {static_cast<int>(json_.integer("rate"))},
                         static_cast<int>(json_.integer("channels"))};
  }

  [[nodiscard]] bool keeps_all() const noexcept { return habit_ == Habit::kKeepsAll; }

  void note_fault(std::string what) {
    if (reception_.fault.empty()) reception_.fault = std::move(what);
  }

  void fail(const char* doing, beast::error_code error) {
    note_fault(std::string(doing) + ": " + error.message());
    count_gone();
  }

  void count_gone() {
    if (habit_ != Habit::kStalls)
      ++(habit_ == Habit::kReadsSlowly ? shared_.slow_gone : shared_.gone);
  }

  void end(beast::error_code error) {
    count_gone();
    if (reception_.ended) return;
    const auto& told = socket_.reason().reason;
    note_fault("cut: " + (told.empty() ? error.message() : std::string(told.data(), told.size())));
  }

  websocket::stream<Line> socket_;
  websocket::response_type answer_;
  beast::flat_buffer buffer_;
  net::steady_timer pause_;
  json::JsonReader json_;
  Shared& shared_;
  Habit habit_;
  Reception reception_;
};

}  // namespace

struct StreamClients::Impl {
  /// A thread and what it runs.
  struct Loop {
    net::io_context io{1};
    std::thread thread{};
  };

  Impl(const Url& address, const Crowd& who, Keep keep, const base::Clock& clock,
       const Protocol& with_protocol)
      : url(address), protocol(with_protocol), shared{clock, url, protocol}, crowd(who) {
    for (int i = 0; i < std::max(crowd.threads, 1); ++i) loops.push_back(std::make_unique<Loop>());
    const auto addresses = resolve();
    const int slow_from = crowd.readers, stalled_from = slow_from + crowd.slow;
    for (int i = 0; i < stalled_from + crowd.stalled; ++i)
      listeners.push_back(made(i >= stalled_from                     ? Habit::kStalls
                               : i >= slow_from                      ? Habit::kReadsSlowly
                               : keep == Keep::kFirstWhole && i == 0 ? Habit::kKeepsAll
                                                                     : Habit::kReads));
    for (const auto& listener : listeners) listener->connect(addresses);
    for (const auto& loop : loops) loop->thread = std::thread([&io = loop->io] { io.run(); });
  }

  std::unique_ptr<Client> made(Habit habit) {
    net::io_context& io = loops[listeners.size() % loops.size()]->io;
    if (url.secure) return std::make_unique<StreamClient<Secure>>(shared, habit, io, tls);
    return std::make_unique<StreamClient<Plain>>(shared, habit, io);
  }

  Tcp::resolver::results_type resolve() {
    beast::error_code error;
    auto addresses = Tcp::resolver(loops.front()->io).resolve(url.host, url.port, error);
    if (error) throw base::Error("no host named '" + url.host + "': " + error.message());
    return addresses;
  }

  void stop() {
    if (!loops.front()->thread.joinable()) return;
    // Whatever waits: a refused handshake leaves a timer of half a minute behind.
    for (const auto& loop : loops) loop->io.stop();
    for (const auto& loop : loops) loop->thread.join();
    for (const auto& listener : listeners) {
      listener->hang_up();
      if (std::ssize(receptions) < crowd.readers) receptions.push_back(&listener->reception());
    }
  }

  Url url;
  Protocol protocol;
  Shared shared;
  Crowd crowd;
  std::vector<std::unique_ptr<Loop>> loops;  // outlive what they run
  net::ssl::context tls{net::ssl::context::tls_client};
  std::vector<std::unique_ptr<Client>> listeners;
  std::vector<const Reception*> receptions;
};

Protocol protocol_of(const std::string& coding) {
  return {"auralis." + coding + ".v1", coding != "pcm"};
}

StreamClients::StreamClients(const Url& url, const Crowd& crowd, Keep keep,
                             const base::Clock& clock, const Protocol& protocol)
    : impl_(std::make_unique<Impl>(url, crowd, keep, clock, protocol)) {}

StreamClients::~StreamClients() { impl_->stop(); }

int StreamClients::receiving() const noexcept { return impl_->shared.receiving; }

int StreamClients::gone() const noexcept { return impl_->shared.gone; }

int StreamClients::slow_gone() const noexcept { return impl_->shared.slow_gone; }

int StreamClients::controls() const noexcept { return impl_->shared.controls; }

void StreamClients::stop() { impl_->stop(); }

const std::vector<const Reception*>& StreamClients::receptions() const noexcept {
  return impl_->receptions;
}

void wait_for_first_chunks(const StreamClients& listeners, int count, base::Clock& clock,
                           Seconds patience) {
  const Seconds deadline = clock.now() + patience;
  while (listeners.receiving() + listeners.gone() < count && clock.now() < deadline)
    wait_until(clock, clock.now() + Seconds(0.01));
}

}  // namespace auralis::bench
