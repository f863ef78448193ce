// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/station.h"

#include <algorithm>

#include "base/error.h"

namespace auralis::nats {

namespace {

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    parts.push_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return parts;
}

}  // namespace

std::string Station::chunk(std::string_view stream, std::uint32_t seq) const {
  return prefix() + "stream.chunk." + std::string(stream) + "." + std::to_string(seq);
}

std::string Station::ask(std::string_view subject) const {
  return "$JS.API.DIRECT.GET." + history() + "." + std::string(subject);
}

Station parse_station(const std::string& url, const std::string& option) {
  const auto wrong = [&](const std::string& what) {
    return base::Error(option + ": " + what + "; it should be nats://HOST:PORT/STATION, or tls://",
                       base::Fault::kUsage);
  };
  Station station;
  const std::size_t scheme_end = url.find("://");
  const std::string scheme = scheme_end == std::string::npos ? "" : url.substr(0, scheme_end);
  if (scheme != "nats" && scheme != "tls") throw wrong("no nats:// or tls:// in front");
  station.tls = scheme == "tls";
  std::string rest = url.substr(scheme_end + 3);
  const std::size_t slash =
      rest.find('/', rest.rfind('@') == std::string::npos ? 0 : rest.rfind('@'));
  station.name = slash == std::string::npos ? "" : rest.substr(slash + 1);
  if (!is_name(station.name))
    throw wrong("'" + station.name + "' is no name of a station (A-Z a-z 0-9 _ -)");
  rest.resize(slash);
  const std::size_t at = rest.rfind('@');
  const std::string login = at == std::string::npos ? "" : rest.substr(0, at + 1);
  for (const std::string& host : split(rest.substr(login.size()))) {
    if (host.empty() || host.front() == ':') throw wrong("a host is missing");
    station.servers.push_back(scheme + "://" + login + host);
    station.shown += (station.shown.empty() ? scheme + "://" : ",") + host;
  }
  return station;
}

}  // namespace auralis::nats
