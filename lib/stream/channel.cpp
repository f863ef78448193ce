// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/channel.h"

namespace auralis::stream {

namespace asio = boost::asio;
using boost::system::error_code;

Channel::Channel(Socket socket, const TlsKeys* keys) : socket_(std::move(socket)), keys_(keys) {
  error_code ignored;
  socket_.non_blocking(true, ignored);
}

std::string Channel::peer() const {
  error_code error;
  const auto far = socket_.remote_endpoint(error);
  return error ? "" : far.address().to_string();
}

void Channel::look(error_code& error) {
  char first = 0;
  const std::size_t count = socket_.receive(asio::buffer(&first, 1), Socket::message_peek, error);
  if (error || count == 0) return;
  if (first == kTlsHandshake) tls_.emplace(keys_->accept(socket_.native_handle()));
  keys_ = nullptr;
}

std::size_t Channel::read_some(std::span<char> room, error_code& error) {
  error.clear();
  if (keys_ != nullptr) look(error);
  if (error) return 0;
  if (tls_) return tls_->read_some(room, error);
  return socket_.read_some(asio::buffer(room.data(), room.size()), error);
}

std::size_t Channel::write_some(std::span<const asio::const_buffer> pieces, error_code& error) {
  return tls_ ? tls_->write_some(pieces, error) : socket_.write_some(pieces, error);
}

void Channel::shut() {
  if (tls_) tls_->shut();
  error_code ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
}

void Channel::close() {
  error_code ignored;
  socket_.close(ignored);
}

}  // namespace auralis::stream
