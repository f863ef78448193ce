// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A connection's far end and X-Forwarded-For -> the client's address, as limits count it.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auralis::stream {

/// Addresses whose first bits are the same.
class AddressRange {
 public:
  /// "10.0.0.0/8", "::1", "192.0.2.7". Throws base::Error, a usage error, for anything else.
  explicit AddressRange(const std::string& text);

  [[nodiscard]] bool contains(const boost::asio::ip::address& address) const;

 private:
  boost::asio::ip::address first_;
  unsigned bits_ = 0;
};

/// Who a client is to the limits.
struct ClientAddress {
  std::string name;      ///< an IPv4 address, or the /64 of an IPv6 one; empty if not known
  bool limited = false;  ///< not so for programs on this machine that speak for nobody else
};

/// [io thread]
class ClientAddresses {
 public:
  ClientAddresses() = default;
  /// X-Forwarded-For is believed where one of the proxies is the far end.
  explicit ClientAddresses(std::vector<AddressRange> proxies) : proxies_(std::move(proxies)) {}

  /// `peer` is the far end's address, `forwarded_for` all that the request's X-Forwarded-For say,
  /// with commas between. The client is the right-most hop that is no proxy of ours.
  [[nodiscard]] ClientAddress of(std::string_view peer, std::string_view forwarded_for) const;
  /// The far end of a connection itself; a proxy is not limited, as it speaks for many.
  [[nodiscard]] ClientAddress of_connection(std::string_view peer) const;

 private:
  [[nodiscard]] bool is_proxy(const boost::asio::ip::address& address) const;

  std::vector<AddressRange> proxies_;
};

/// An address as it stands in X-Forwarded-For, perhaps with a port; IPv4 in IPv6 is taken out.
[[nodiscard]] std::optional<boost::asio::ip::address> address_of_hop(std::string_view hop);

}  // namespace auralis::stream
