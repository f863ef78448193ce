// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include <array>
#include <boost/beast/http.hpp>
#include <cmath>

#include "base/error.h"
#include "bench/line.h"
#include "bench/stream_client.h"
#include "bench/wav_chunks.h"

namespace auralis::bench {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;

namespace {

constexpr std::size_t kReadBytes = 32768;

template <class Line>
class HttpClient final : public StreamClient {
 public:
  template <class... With>
  HttpClient(SharedByClients& shared, Habit habit, net::io_context& io, With&... with)
      : StreamClient(shared, habit, io), line_(io, with...) {
    parser_.body_limit(boost::none);
    reception_.timed = reception_.numbered = false;
  }

  void connect(const Addresses& addresses) override {
    reception_.asked = shared_.clock.now();
    open_line(line_, addresses,
              [this](const char* doing, auto error) { error ? fail(doing, error) : ask(); });
  }

  void hang_up() override {
    beast::error_code ignored;
    beast::get_lowest_layer(line_).socket().close(ignored);
  }

 private:
  void ask() {
    request_ = {http::verb::get, shared_.url.target, 11};
    request_.set(http::field::host, authority(shared_.url));
    request_.set(http::field::user_agent, "auralis-bench");
    http::async_write(line_, request_,
                      [this](auto error, std::size_t) { error ? fail("request", error) : hear(); });
  }

  void hear() {
    http::async_read_header(line_, buffer_, parser_, [this](auto error, std::size_t) {
      error ? fail("answer", error) : begin();
    });
  }

  void begin() {
    if (parser_.get().result() != http::status::ok) {
      note_fault("answered " + std::to_string(parser_.get().result_int()) + " " +
                 std::string(parser_.get().reason()));
      return count_gone();
    }
    keep_open(line_);
    reception_.connected = shared_.clock.now();
    const auto type = parser_.get()[http::field::content_type];
    reception_.timed = type.starts_with("audio/wav") || type.starts_with("audio/x-wav");
    if (habit_ != Habit::kStalls) read();
  }

  void read() {
    parser_.get().body() = {bytes_.data(), bytes_.size(), true};
    http::async_read_some(line_, buffer_, parser_, [this](auto error, std::size_t) {
      if (error == http::error::need_buffer) error = {};
      error ? end(error) : take();
    });
  }

  void take() {
    const Seconds at = shared_.clock.now();
    const std::size_t count = bytes_.size() - parser_.get().body().size;
    reception_.bytes += static_cast<std::int64_t>(count);
    const std::size_t chunks = reception_.chunks.size();
    try {
      keep({bytes_.data(), count}, at);
    } catch (const base::Error& error) {
      note_fault(error.what());
      return count_gone();
    }
    if (parser_.is_done()) return end({});
    const auto came = reception_.chunks.size() - chunks;
    if (habit_ != Habit::kReadsSlowly || came == 0) return read();
    wait(2.0 * static_cast<double>(came) * WavChunks::kLength, [this] { read(); });
  }

  void keep(std::string_view bytes, Seconds at) {
    if (bytes.empty()) return;
    if (!reception_.timed) return keep_chunk(0, bytes.size(), at);
    for (std::int64_t n = wav_.take(bytes); n > 0; --n) keep_chunk(wav_.frames(), wav_.bytes(), at);
    reception_.format = wav_.format();
  }

  void keep_chunk(std::int64_t frames, std::size_t bytes, Seconds at) {
    count_first_chunk();
    const auto number = reception_.chunks.size();
    reception_.chunks.push_back(
        {{static_cast<std::uint16_t>(frames), static_cast<std::uint32_t>(number),
          number * static_cast<std::uint64_t>(frames)},
         0,
         at,
         static_cast<std::uint32_t>(bytes)});
  }

  void end(beast::error_code error) {
    count_gone();
    if (!error || error == http::error::end_of_stream)
      reception_.ended = true;
    else
      note_fault("cut: " + error.message());
  }

  Line line_;
  http::request<http::empty_body> request_;
  http::response_parser<http::buffer_body> parser_;
  beast::flat_buffer buffer_;
  std::array<char, kReadBytes> bytes_;
  WavChunks wav_;
};

}  // namespace

std::unique_ptr<StreamClient> make_http_client(SharedByClients& shared, Habit habit,
                                               net::io_context& io, net::ssl::context& tls) {
  if (shared.url.secure) return std::make_unique<HttpClient<SecureLine>>(shared, habit, io, tls);
  return std::make_unique<HttpClient<PlainLine>>(shared, habit, io);
}

}  // namespace auralis::bench
