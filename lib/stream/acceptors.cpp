// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/acceptors.h"

#include <sys/socket.h>

#include <boost/asio/ip/v6_only.hpp>
#include <string>
#include <utility>

#include "base/error.h"

namespace auralis::stream {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;

namespace {

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

/// All addresses are IPv6's any, which takes IPv4 too, or IPv4's where there is no IPv6.
std::vector<tcp::endpoint> endpoints_of(const base::Address& address, asio::io_context& io,
                                        error_code& error) {
  if (address.host.empty()) return {{tcp::v6(), address.port}, {tcp::v4(), address.port}};
  const auto found = tcp::resolver(io).resolve(address.host, std::to_string(address.port),
                                               tcp::resolver::passive, error);
  return {found.begin(), found.end()};
}

error_code open(Acceptor& acceptor, const tcp::endpoint& endpoint, bool shares_port) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(Acceptor::reuse_address(true), error);
  if (!error && shares_port) acceptor.set_option(ReusePort(true), error);
  const bool takes_both = endpoint.address().is_v6() && endpoint.address().is_unspecified();
  if (!error && endpoint.address().is_v6())
    acceptor.set_option(asio::ip::v6_only(!takes_both), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  return error;
}

[[noreturn]] void refuse(const base::Address& address, const error_code& error) {
  throw base::Error("cannot listen on " + base::to_text(address) + ": " + error.message() +
                    " (choose another with --listen ADDR:PORT)");
}

}  // namespace

std::vector<Acceptor> listen_on(const base::Address& address, bool shares_port,
                                asio::io_context& io) {
  std::vector<Acceptor> acceptors;
  error_code error;
  for (tcp::endpoint endpoint : endpoints_of(address, io, error)) {
    if (!acceptors.empty()) endpoint.port(acceptors.front().local_endpoint().port());
    Acceptor acceptor(io);
    const error_code failed = open(acceptor, endpoint, shares_port);
    if (failed == asio::error::address_in_use) refuse(address, failed);
    if (failed) {
      error = failed;
      continue;
    }
    acceptors.push_back(std::move(acceptor));
    if (address.host.empty()) break;
  }
  if (acceptors.empty()) refuse(address, error);
  return acceptors;
}

}  // namespace auralis::stream
