// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <exception>
#include <utility>

namespace auralis::stream {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr int kLooksPerSecond = 4;
constexpr int kForARequest = 10 * kLooksPerSecond;      // from its first byte, or from connecting
constexpr int kBetweenRequests = 15 * kLooksPerSecond;  // or between two pieces of an answer
/// For one that is one too many: to say what it wants, so that it is told why it does not get it.
constexpr int kForARefusal = kLooksPerSecond;
/// Anew whenever something comes, but no longer than the most.
constexpr int kForClosing = 2 * kLooksPerSecond;
constexpr int kMostForClosing = 10 * kLooksPerSecond;
/// Answers wait for the client to read while so much waits; so do pongs and the like.
constexpr std::size_t kReplyLimit = 65536;

Admission too_many_connections() {
  Admission refusal{429, "too many connections from your address: close some, or try again later",
                    ""};
  refusal.retry_after = 10;
  return refusal;
}

}  // namespace

Connection::Connection(Channel channel, Connections& all, AddressCounts::Place place)
    : all_(all), channel_(std::move(channel)), place_(std::move(place)), peer_(channel_.peer()) {
  reader_.emplace(all.message_bytes);
}

Connection::~Connection() = default;

void Connection::begin() {
  all_.open.push_back(shared_from_this());
  patience_ = kForARequest;
  await_input();
}

void Connection::begin_to_refuse() {
  refused_ = true;
  begin();
  patience_ = kForARefusal;
}

/// Whatever body throws costs this connection only.
template <class Body>
void Connection::guarded(const Body& body) {
  try {
    body();
  } catch (const std::exception& error) {
    all_.log.error(std::string("connection: ") + error.what());
    end();
  }
}

void Connection::await_input() {
  if (reading_ || !channel_.is_open()) return;
  reading_ = true;
  channel_.wait_to_read([self = shared_from_this()](const error_code& error) {
    self->reading_ = false;
    if (!error) self->guarded([&] { self->read(); });
  });
}

void Connection::read() {
  do {
    if (!channel_.is_open()) return;
    error_code error;
    const std::size_t count = channel_.read_some(all_.input, error);
    if (error && error != asio::error::would_block) return end();
    if (!error) take({all_.input.data(), count});
  } while (channel_.has_more());
  // One that does not read what it asked for is not asked for more.
  if (is_listening() || queue_.bytes() < kReplyLimit) await_input();
}

void Connection::take(std::string_view bytes) {
  if (grace_ > 0) patience_ = kForClosing;  // it is busy, and reads the reason late
  if (closing_) return;
  if (web_socket_) return web_socket_->receive(bytes);
  if (session_) return;  // an endless answer
  if (input_.empty() && !reader_->got_some() && !refused_) patience_ = kForARequest;
  input_ += bytes;
  take_http();
}

void Connection::take_http() {
  if (input_.starts_with(kTlsHandshake)) {
    answer({400, "text/plain; charset=utf-8", "this port speaks plain HTTP, not TLS\n", {}}, false,
           false);
    return;
  }
  while (!closing_ && !is_listening()) {
    auto incoming = reader_->take(input_);
    if (!incoming) return;
    incoming->request.peer = peer_;
    incoming->request.secure = channel_.is_secure();
    patience_ = kBetweenRequests;
    take(*incoming);
  }
}

void Connection::take(const http::Incoming& incoming) {
  if (refused_) return answer(response_of(too_many_connections()), false, incoming.head_only);
  if (incoming.fault) return answer(*incoming.fault, false, incoming.head_only);
  const auto& [request, head, keep_alive, head_only, asks_for_web_socket, fault] = incoming;
  if (all_.needs_tls && !channel_.is_secure() && !all_.service->is_for_all(request))
    return answer(http::elsewhere("https", request), false, head_only);
  if (asks_for_web_socket) return upgrade(incoming);
  const Response response = all_.service->answer(request);
  answer(response, keep_alive && !response.endless, head_only);
}

void Connection::answer(const Response& response, bool keep_alive, bool head_only) {
  push(http::text_of(response, keep_alive, head_only));
  if (response.endless && !head_only) {
    patience_ = -1;
    session_ = response.endless(*this);
  } else if (!keep_alive) {
    hang_up_when_written();
  }
}

void Connection::upgrade(const http::Incoming& incoming) {
  request_ = incoming.request;
  admission_ = all_.service->admit(request_);
  if (admission_.status != 101) return answer(response_of(admission_), false, false);
  web_socket_ = std::make_unique<WebSocket>(static_cast<WebSocketUser&>(*this),
                                            admission_.subprotocol, all_.message_bytes);
  patience_ = -1;
  reader_.reset();
  const std::string early = std::exchange(input_, {});
  web_socket_->receive(incoming.head);
  if (!early.empty()) web_socket_->receive(early);
}

void Connection::on_open() { session_ = all_.service->open(*this, request_, admission_); }

void Connection::on_closed() {
  begin_to_close();
  hang_up_when_written();
}

void Connection::on_text(std::string_view text) {
  if (session_) session_->on_text(text);
}

void Connection::on_binary() {
  if (session_) session_->on_binary();
}

bool Connection::on_sign_of_life() {
  if (session_) session_->on_sign_of_life();
  return queue_.bytes() < kReplyLimit;
}

void Connection::send(const MessagePtr& message) {
  if (closing_ || !channel_.is_open()) return;  // nothing may follow a close frame
  // Only our own framer makes messages.
  queue_.push(std::static_pointer_cast<const Frame>(message));
  wake();
}

void Connection::push(std::string bytes) {
  if (shut_ || !channel_.is_open()) return;
  queue_.push(std::move(bytes));
  wake();
}

/// What is said in one go is written in one go.
void Connection::wake() {
  if (std::exchange(unwritten_, true)) return;
  all_.unwritten.push_back(shared_from_this());
  if (all_.unwritten.size() > 1) return;
  asio::post(all_.io, [&all = all_] {
    std::vector<std::shared_ptr<Connection>> some;
    some.swap(all.unwritten);
    for (const auto& connection : some) connection->flush();
    some.clear();
    if (all.unwritten.empty()) some.swap(all.unwritten);  // its memory
  });
}

void Connection::flush() {
  unwritten_ = false;
  if (writing_ || shut_ || !channel_.is_open()) return;
  constexpr std::size_t kPieces = 32;
  std::array<asio::const_buffer, kPieces> pieces;
  while (!queue_.empty() || channel_.holds_back()) {
    const std::size_t count = queue_.pieces(pieces);
    error_code error;
    const std::size_t written = channel_.write_some(std::span(pieces).first(count), error);
    if (error == asio::error::would_block) {
      await_room();
      return tell_of_room();
    }
    if (error) return end();
    queue_.drop(written);
    if (!is_listening()) patience_ = kBetweenRequests;
  }
  if (closing_) {
    shut_ = true;
    channel_.shut();
    begin_to_close();
  }
  await_input();
  tell_of_room();
}

/// A listener holds back what would make too much wait here.
void Connection::tell_of_room() {
  if (session_) guarded([this] { session_->on_written(); });
}

void Connection::await_room() {
  writing_ = true;
  channel_.wait_to_write([self = shared_from_this()](const error_code& error) {
    self->writing_ = false;
    if (!error) self->guarded([&] { self->flush(); });
  });
}

void Connection::ping() {
  if (web_socket_) web_socket_->ping();
}

void Connection::close(CloseCode code, const std::string& reason) {
  if (!is_listening()) return;
  begin_to_close();
  if (web_socket_)
    web_socket_->close(code, reason);
  else
    hang_up_when_written();
}

/// The other end hangs up first, so that it has read all there is; or time does.
void Connection::hang_up_when_written() {
  closing_ = true;
  wake();
}

void Connection::begin_to_close() {
  patience_ = kForClosing;
  if (grace_ == 0) grace_ = kMostForClosing;
}

/// Later, because it ends the session that may be asking for it.
void Connection::drop() {
  asio::post(all_.io, [self = shared_from_this()] { self->end(); });
}

void Connection::end() {
  const auto self = shared_from_this();
  session_.reset();
  channel_.close();
  std::erase(all_.open, self);
}

void Connection::look() {
  const bool late = patience_ > 0 && --patience_ == 0;
  const bool too_late = grace_ > 0 && --grace_ == 0;
  if (late || too_late) end();
}

}  // namespace auralis::stream
