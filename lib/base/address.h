// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where a tool listens: a host and a port, as people write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace auralis::base {

struct Address {
  std::string host;  ///< a name or a number without brackets; empty means all addresses
  std::uint16_t port = 0;
};

/// "127.0.0.1:8080", "[::1]:8080", "localhost:0", ":8080" (all addresses); nothing for anything
/// else.
[[nodiscard]] std::optional<Address> parse_address(std::string_view text);

/// As parse_address reads it: "[::1]:8080".
[[nodiscard]] std::string to_text(const Address& address);

}  // namespace auralis::base
