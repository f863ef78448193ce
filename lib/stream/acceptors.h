// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The sockets on which a server listens.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <vector>

#include "base/address.h"

namespace auralis::stream {

using Acceptor = boost::asio::ip::tcp::acceptor;

/// One for each address that the host stands for, all on one port; an empty host is all addresses,
/// of IPv6 and of IPv4. An address that this machine does not have is left out. Throws base::Error
/// that names --listen if one is taken, or if none is left. With `shares_port` other processes that
/// say so, too, may have the same port: the system shares out those who come.
[[nodiscard]] std::vector<Acceptor> listen_on(const base::Address& address, bool shares_port,
                                              boost::asio::io_context& io);

}  // namespace auralis::stream
