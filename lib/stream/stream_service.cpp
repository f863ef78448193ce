// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/stream_service.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"
#include "stream/descriptor_limit.h"
#include "stream/wire.h"

namespace auralis::stream {

namespace {

/// What a browser is told with everything: the page loads nothing from elsewhere, and nobody frames
/// it or guesses types.
constexpr std::array<std::pair<const char*, const char*>, 4> kSecurityHeaders{{
    {"X-Content-Type-Options", "nosniff"},
    {"Content-Security-Policy",
     "default-src 'self'; worker-src 'self'; connect-src 'self' ws: wss:; object-src 'none'; "
     "base-uri 'none'; frame-ancestors 'none'"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Referrer-Policy", "no-referrer"},
}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// host:port with the scheme's own port left out.
std::string without_port(std::string host, std::string_view port) {
  const std::string ending = ":" + std::string(port);
  if (host.ends_with(ending)) host.resize(host.size() - ending.size());
  return host;
}

bool contains(const std::vector<std::string>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

Capacity plan_capacity(int listeners, const StreamFormat& format, const base::Log& log) {
  constexpr int kOthers = 128;
  constexpr std::size_t kLeastSendBuffer = 131'072;
  const std::size_t second = format.pcm.bytes({format.pcm.rate.hz});
  const int connections = make_room_for(listeners + kOthers);
  // When the last place is taken, others can still be answered.
  const int most = std::min(listeners, connections - std::min(kOthers, connections / 4));
  if (most < listeners)
    log.note("room for " + std::to_string(most) + " listeners, not " + std::to_string(listeners) +
             ": too few files may be open (ulimit -n)");
  return {most, {connections, kMostMessageBytes, std::max(kLeastSendBuffer, second)}};
}

bool same_origin(std::string_view origin, std::string_view host) {
  if (origin.empty()) return true;
  const std::string from = lower(origin);
  const auto colon = from.find("://");
  if (colon == std::string::npos) return false;  // "null": a page without an address
  const std::string_view port = from.starts_with("https") ? "443" : "80";
  return without_port(from.substr(colon + 3), port) == without_port(lower(host), port);
}

std::optional<Seconds> burst_of_query(std::string_view query) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const std::string_view part = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (!part.starts_with("burst=")) continue;
    const auto ms = base::parse_integer(part.substr(6));
    if (!ms || *ms < 0 || *ms > 5000) return std::nullopt;
    return Seconds(static_cast<double>(*ms) / 1e3);
  }
  return Seconds(0);
}

Response StreamService::answer(const Request& request) {
  Response response;
  if (request.method != "GET" && request.method != "HEAD") {
    response.status = 405;
    response.body = "Only GET and HEAD mean something here.\n";
    response.headers.emplace_back("Allow", "GET, HEAD");
  } else if (request.path == "/healthz") {
    response = healthz();
  } else if (request.path == "/stream") {
    response = no_handshake(request);
  } else {
    response = files_.get(request);
  }
  for (const auto& [name, value] : kSecurityHeaders) response.headers.emplace_back(name, value);
  return response;
}

/// A page whose handshake failed asks here why: a browser does not let it read the refusal.
Response StreamService::no_handshake(const Request& request) const {
  const Admission admission = decide(request);
  Response response;
  response.headers.emplace_back("Cache-Control", "no-store");
  response.status = admission.status;
  response.body = admission.reason + "\n";
  if (admission.status != 101) return response;
  response.status = 426;
  response.body =
      "This is a WebSocket, see auralis-stream(7): the request came without Upgrade. Did a proxy "
      "take it away?\n";
  response.headers.emplace_back("Upgrade", "websocket");
  return response;
}

Response StreamService::healthz() const {
  Response response;
  const std::string trouble = context_.broadcaster.trouble();
  if (!trouble.empty()) response.status = 503;
  response.body = (trouble.empty() ? "ok" : trouble) + "\n";
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Admission StreamService::admit(const Request& request) {
  Admission admission = decide(request);
  if (admission.status != 101) context_.metrics.add(monitor::Metric::kStreamClientsRefused);
  return admission;
}

Admission StreamService::decide(const Request& request) const {
  if (request.path != "/stream") return {404, "the stream is at /stream", ""};
  if (!burst_of_query(request.query))
    return {400, "burst should be a whole number of milliseconds in 0..5000", ""};
  if (context_.broadcaster.finishing()) return {503, "the stream has ended", ""};
  if (context_.broadcaster.listeners() >= static_cast<std::size_t>(most_listeners_))
    return {503, "the server is full: try again later", ""};
  if (request.subprotocols.empty()) return {101, "", ""};
  for (const auto& wanted : request.subprotocols)
    if (wanted == kBinaryProtocol || wanted == kJsonProtocol) return {101, "", wanted};
  return {400, "unknown subprotocol: there are auralis.pcm.v1 and auralis.json.v1", ""};
}

std::unique_ptr<Session> StreamService::open(Peer& peer, const Request& request) {
  ListenerOptions options;
  const auto& wanted = request.subprotocols;
  const auto json = std::find(wanted.begin(), wanted.end(), kJsonProtocol);
  if (json != wanted.end() && !contains({wanted.begin(), json}, kBinaryProtocol))
    options.subprotocol = Subprotocol::kJson;
  options.may_steer = context_.steering.offered() && same_origin(request.origin, request.host);
  options.burst = burst_of_query(request.query).value_or(Seconds(0));
  return std::make_unique<Listener>(peer, options, context_);
}

}  // namespace auralis::stream
