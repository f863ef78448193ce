// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A client's socket, plain or by TLS, which is told by the first byte.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "stream/tls.h"

namespace auralis::stream {

/// Never blocks. [io thread]
class Channel {
 public:
  using Socket = boost::asio::ip::tcp::socket;

  /// Without keys all is plain. They must outlive it.
  Channel(Socket socket, const TlsKeys* keys);

  [[nodiscard]] bool is_open() const { return socket_.is_open(); }
  /// The far end's IP address; empty where it has gone already.
  [[nodiscard]] std::string peer() const;
  [[nodiscard]] bool is_secure() const noexcept { return tls_.has_value(); }

  [[nodiscard]] std::size_t read_some(std::span<char> room, boost::system::error_code& error);
  /// There is more to read without the socket saying so.
  [[nodiscard]] bool has_more() const { return tls_ && tls_->has_more(); }
  [[nodiscard]] std::size_t write_some(std::span<const boost::asio::const_buffer> pieces,
                                       boost::system::error_code& error);
  /// Something of what was written waits for the socket: write_some must be called again, if only
  /// without pieces.
  [[nodiscard]] bool holds_back() const { return tls_ && tls_->holds_back(); }
  /// Says that nothing more will be written.
  void shut();
  void close();

  template <class Handler>
  void wait_to_read(Handler handler) {
    socket_.async_wait(Socket::wait_read, std::move(handler));
  }
  template <class Handler>
  void wait_to_write(Handler handler) {
    socket_.async_wait(Socket::wait_write, std::move(handler));
  }

 private:
  void look(boost::system::error_code& error);

  Socket socket_;
  const TlsKeys* keys_;  // until it is known whether they are needed
  std::optional<TlsLine> tls_;
};

}  // namespace auralis::stream
