// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/client_address.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::stream {

namespace ip = boost::asio::ip;
using boost::system::error_code;

namespace {

/// A provider gives each of its customers at least this much, and whoever has it can use all of it.
constexpr unsigned kCustomerBits = 64;

std::vector<unsigned char> bytes_of(const ip::address& address) {
  if (address.is_v4()) {
    const auto bytes = address.to_v4().to_bytes();
    return {bytes.begin(), bytes.end()};
  }
  const auto bytes = address.to_v6().to_bytes();
  return {bytes.begin(), bytes.end()};
}

ip::address plain(const ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return address;
}

std::string name_of(const ip::address& address) {
  if (address.is_v4()) return address.to_string();
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + kCustomerBits / 8, bytes.end(), 0);
  return ip::address_v6(bytes).to_string() + "/" + std::to_string(kCustomerBits);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

[[noreturn]] void refuse(const std::string& text) {
  throw base::Error("'" + text + "' is no address: it should be as 127.0.0.1, ::1 or 10.0.0.0/8",
                    base::Fault::kUsage);
}

}  // namespace

AddressRange::AddressRange(const std::string& text) {
  const auto slash = text.find('/');
  error_code error;
  first_ = plain(ip::make_address(text.substr(0, slash), error));
  if (error) refuse(text);
  const unsigned most = first_.is_v4() ? 32 : 128;
  bits_ = most;
  if (slash == std::string::npos) return;
  const auto bits = base::parse_integer(text.substr(slash + 1));
  if (!bits || *bits < 0 || *bits > most) refuse(text);
  bits_ = static_cast<unsigned>(*bits);
}

bool AddressRange::contains(const ip::address& address) const {
  const auto ours = bytes_of(first_);
  const auto theirs = bytes_of(plain(address));
  if (ours.size() != theirs.size()) return false;
  const unsigned whole = bits_ / 8;
  if (!std::equal(ours.begin(), ours.begin() + whole, theirs.begin())) return false;
  const unsigned rest = bits_ % 8;
  if (rest == 0) return true;
  return (static_cast<unsigned>(ours[whole] ^ theirs[whole]) >> (8 - rest)) == 0;
}

std::optional<ip::address> address_of_hop(std::string_view hop) {
  std::string text(trimmed(hop));
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string::npos) return std::nullopt;
    text = text.substr(1, end - 1);
  } else if (std::count(text.begin(), text.end(), ':') == 1) {
    text.resize(text.find(':'));
  }
  error_code error;
  const ip::address address = ip::make_address(text, error);
  if (error) return std::nullopt;
  return plain(address);
}

bool ClientAddresses::is_proxy(const ip::address& address) const {
  return std::any_of(proxies_.begin(), proxies_.end(),
                     [&](const AddressRange& range) { return range.contains(address); });
}

ClientAddress ClientAddresses::of(std::string_view peer, std::string_view forwarded_for) const {
  auto client = address_of_hop(peer);
  if (!client) return {};
  bool spoken_for = false;
  // What stands left of a hop that is no address, or no proxy of ours, may be made up.
  while (is_proxy(*client) && !forwarded_for.empty()) {
    const auto comma = forwarded_for.rfind(',');
    const bool last = comma == std::string_view::npos;
    const auto hop = address_of_hop(last ? forwarded_for : forwarded_for.substr(comma + 1));
    if (!hop) break;
    client = hop;
    spoken_for = true;
    forwarded_for = last ? std::string_view() : forwarded_for.substr(0, comma);
  }
  return {name_of(*client), spoken_for || !client->is_loopback()};
}

ClientAddress ClientAddresses::of_connection(std::string_view peer) const {
  const auto address = address_of_hop(peer);
  if (!address) return {};
  return {name_of(*address), !address->is_loopback() && !is_proxy(*address)};
}

}  // namespace auralis::stream
