// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A TCP connection to a server, plain or by TLS.
#pragma once

#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <chrono>
#include <type_traits>

namespace auralis::bench {

/// With an executor whose type is known: one that hides it is copied by virtual calls at every
/// read.
using PlainLine =
    boost::beast::basic_stream<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;
using SecureLine = boost::beast::ssl_stream<PlainLine>;

/// Connects within ten seconds, shakes hands where the line is secure, and calls
/// `done(doing, error)`. A certificate is not checked. `line` outlives that.
template <class Line, class Addresses, class Done>
void open_line(Line& line, const Addresses& addresses, Done done) {
  auto& socket = boost::beast::get_lowest_layer(line);
  socket.expires_after(std::chrono::seconds(10));
  socket.async_connect(addresses, [&line, done](auto error, const auto&) {
    if constexpr (std::is_same_v<Line, SecureLine>) {
      if (!error)
        return line.async_handshake(boost::asio::ssl::stream_base::client,
                                    [done](auto result) { done("TLS handshake", result); });
    }
    done("connect", error);
  });
}

/// Small messages go at once, and nothing ends the connection but its ends.
template <class Line>
void keep_open(Line& line) {
  auto& socket = boost::beast::get_lowest_layer(line);
  socket.expires_never();
  socket.socket().set_option(boost::asio::ip::tcp::no_delay(true));
}

}  // namespace auralis::bench
