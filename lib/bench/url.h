// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// ws://HOST:PORT/PATH or http://HOST:PORT/PATH, or by TLS wss:// and https://, in its parts.
#pragma once

#include <string>
#include <string_view>

namespace auralis::bench {

struct Url {
  std::string host, port = "80", target = "/";
  bool secure = false;     ///< by TLS
  bool web_socket = true;  ///< ws or wss
};

/// Throws base::Error, a usage error, for anything but ws://, wss://, http:// or https:// with a
/// host.
[[nodiscard]] Url parse_url(std::string_view text);

/// Host and port as a request's Host has them, an IPv6 number in its brackets.
[[nodiscard]] std::string authority(const Url& url);

}  // namespace auralis::bench
