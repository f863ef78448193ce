// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/url.h"

#include "base/error.h"

namespace auralis::bench {

Url parse_url(std::string_view text) {
  const auto refuse = [text] {
    return base::Error("'" + std::string(text) + "' should be like ws://127.0.0.1:8080/stream",
                       base::Fault::kUsage);
  };
  std::string_view rest = text;
  const auto scheme = rest.find("://");
  if (scheme == std::string_view::npos) throw refuse();
  const std::string_view name = rest.substr(0, scheme);
  Url url;
  url.secure = name == "wss" || name == "https";
  url.web_socket = name == "ws" || name == "wss";
  if (!url.secure && name != "ws" && name != "http") throw refuse();
  if (url.secure) url.port = "443";
  rest.remove_prefix(scheme + 3);
  const auto slash = rest.find('/');
  if (slash != std::string_view::npos) url.target = rest.substr(slash);
  rest = rest.substr(0, slash);
  const auto colon = rest.rfind(':');
  const auto bracket = rest.rfind(']');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  if (has_port) url.port = rest.substr(colon + 1);
  if (has_port) rest = rest.substr(0, colon);
  if (rest.starts_with('[') && rest.ends_with(']')) rest = rest.substr(1, rest.size() - 2);
  url.host = rest;
  if (url.host.empty() || url.port.empty()) throw refuse();
  return url;
}

std::string authority(const Url& url) {
  const bool brackets = url.host.find(':') != std::string::npos;
  return (brackets ? "[" + url.host + "]" : url.host) + ":" + url.port;
}

}  // namespace auralis::bench
