// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include "base/error.h"
#include "bench/line.h"
#include "bench/stream_client.h"
#include "json/json_reader.h"

namespace auralis::bench {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
namespace net = boost::asio;

namespace {

template <class Line>
class WebSocketClient final : public StreamClient {
 public:
  template <class... With>
  WebSocketClient(SharedByClients& shared, Habit habit, net::io_context& io, With&... with)
      : StreamClient(shared, habit, io), socket_(io, with...) {}

  void connect(const Addresses& addresses) override {
    reception_.asked = shared_.clock.now();
    open_line(socket_.next_layer(), addresses,
              [this](const char* doing, auto error) { error ? fail(doing, error) : greet(); });
  }

  void hang_up() override {
    beast::error_code ignored;
    beast::get_lowest_layer(socket_).socket().close(ignored);
  }

 private:
  void greet() {
    keep_open(socket_.next_layer());
    socket_.set_option(websocket::stream_base::timeout::suggested(beast::role_type::client));
    socket_.set_option(websocket::stream_base::decorator([this](auto& request) {
      request.set(beast::http::field::sec_websocket_protocol, shared_.protocol.name);
    }));
    socket_.async_handshake(answer_, authority(shared_.url), shared_.url.target,
                            [this](auto error) { error ? fail("handshake", error) : begin(); });
  }

  void begin() {
    reception_.connected = shared_.clock.now();
    // A server that hands on others' messages chooses none, and the chunks must show what they are.
    const auto chosen = answer_[beast::http::field::sec_websocket_protocol];
    if (!chosen.empty() && chosen != shared_.protocol.name)
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
    wait(2 * chunk, [this] { read(); });
  }

  void take_chunk(std::string_view message, Seconds at) {
    const auto header =
        read_chunk_header(std::as_bytes(std::span(message)),
                          shared_.protocol.coded ? 0 : reception_.format.bytes_per_frame());
    if (const auto wrong = reception_.continuity.follow(header)) note_fault(*wrong);
    const auto pcm = message.substr(kChunkHeaderBytes);
    count_first_chunk();
    reception_.chunks.push_back(
        {header, hash_bytes(pcm), at, static_cast<std::uint32_t>(message.size())});
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

  void end(beast::error_code error) {
    count_gone();
    if (reception_.ended) return;
    const auto& told = socket_.reason().reason;
    note_fault("cut: " + (told.empty() ? error.message() : std::string(told.data(), told.size())));
  }

  websocket::stream<Line> socket_;
  websocket::response_type answer_;
  beast::flat_buffer buffer_;
  json::JsonReader json_;
};

}  // namespace

std::unique_ptr<StreamClient> make_web_socket_client(SharedByClients& shared, Habit habit,
                                                     net::io_context& io, net::ssl::context& tls) {
  if (shared.url.secure)
    return std::make_unique<WebSocketClient<SecureLine>>(shared, habit, io, tls);
  return std::make_unique<WebSocketClient<PlainLine>>(shared, habit, io);
}

}  // namespace auralis::bench
