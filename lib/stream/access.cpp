// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/access.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "stream/query.h"

namespace auralis::stream {

namespace {

constexpr std::string_view kTokenProtocol = "auralis.token.";
/// Whoever makes up origins fills no log.
constexpr std::size_t kMostTold = 20;

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

std::string_view port_of(std::string_view origin) {
  return origin.starts_with("https") ? "443" : "80";
}

Rights refused(int status, std::string reason) { return {false, false, status, std::move(reason)}; }

}  // namespace

std::string origin_of(const std::string& text) {
  const std::string origin = without_port(lower(text), port_of(lower(text)));
  const auto colon = origin.find("://");
  const bool known = origin.starts_with("http://") || origin.starts_with("https://");
  if (!known || origin.size() <= colon + 3 ||
      origin.find_first_of("/?#@ ;,'\"", colon + 3) != std::string::npos)
    throw base::Error("'" + text + "' is no origin: it should be as https://example.org",
                      base::Fault::kUsage);
  return origin;
}

bool same_origin(std::string_view origin, std::string_view host) {
  if (origin.empty()) return true;
  const std::string from = lower(origin);
  const auto colon = from.find("://");
  if (colon == std::string::npos) return false;  // "null": a page without an address
  const std::string_view port = port_of(from);
  return without_port(from.substr(colon + 3), port) == without_port(lower(host), port);
}

std::string token_of(const Request& request) {
  constexpr std::string_view kBearer = "bearer ";
  if (lower(request.authorization.substr(0, kBearer.size())) == kBearer)
    return request.authorization.substr(kBearer.size());
  if (const auto token = query_value(request.query, "token")) return *token;
  for (const std::string& name : request.subprotocols)
    if (name.starts_with(kTokenProtocol)) return name.substr(kTokenProtocol.size());
  return "";
}

Access::Access(AccessRules rules, const base::Log& log) : rules_(std::move(rules)), log_(log) {
  renew();
}

void Access::renew() {
  if (!rules_.token_file.empty()) tokens_ = Tokens::read(rules_.token_file);
}

bool Access::allows(std::string_view origin) const {
  const std::string plain = without_port(lower(origin), port_of(lower(origin)));
  return std::find(rules_.origins.begin(), rules_.origins.end(), plain) != rules_.origins.end();
}

Rights Access::rights_of(const Request& request) {
  if (!same_origin(request.origin, request.host) && !allows(request.origin)) {
    if (told_.size() < kMostTold && told_.insert(request.origin).second)
      log_.note("a page of " + request.origin + " was refused: this server is reached as " +
                request.host +
                " (is a proxy between that does not pass on Host? else see "
                "--allow-origin)");
    return refused(403, "pages of " + request.origin + " may not listen to " + request.host);
  }
  const std::string token = token_of(request);
  const auto role = token.empty() ? std::nullopt : tokens_.role_of(token);
  if (!token.empty() && !role) return refused(401, "this token is not known here");
  if (!role && tokens_.guard_listening()) return refused(401, "a token is needed to listen");
  Rights rights;
  rights.listen = true;
  rights.steer = rules_.steer == SteerPolicy::kAll ||
                 (rules_.steer == SteerPolicy::kToken && role == Role::kSteer);
  return rights;
}

std::optional<Admission> Access::refuses_steering(const Request& request) {
  const Rights rights = rights_of(request);
  if (!rights.listen) return Admission{rights.status, rights.reason, ""};
  if (rights.steer) return std::nullopt;
  if (rules_.steer == SteerPolicy::kToken && token_of(request).empty())
    return Admission{401, "a token for steering is needed", ""};
  if (rules_.steer == SteerPolicy::kToken)
    return Admission{403, "this token is for listening: one for steering is needed", ""};
  return Admission{403, "this is for those who may steer, and nobody may here (see --steer)", ""};
}

void Access::mark(const Request& request, Response& response) const {
  std::string embedders = "frame-ancestors";
  for (const std::string& origin : rules_.origins) embedders += " " + origin;
  if (rules_.origins.empty()) embedders += " 'none'";
  response.headers.emplace_back(
      "Content-Security-Policy",
      // Browsers take 'self' of connect-src for the same origin's WebSocket, too.
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
      "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
      "form-action 'none'; " +
          embedders);
  response.headers.emplace_back("Cross-Origin-Resource-Policy",
                                rules_.origins.empty() ? "same-origin" : "cross-origin");
  if (rules_.origins.empty()) return;
  const auto vary = std::find_if(response.headers.begin(), response.headers.end(),
                                 [](const auto& header) { return header.first == "Vary"; });
  if (vary == response.headers.end())
    response.headers.emplace_back("Vary", "Origin");
  else
    vary->second += ", Origin";
  if (allows(request.origin))
    response.headers.emplace_back("Access-Control-Allow-Origin", request.origin);
}

Response Access::preflight(const Request& request) const {
  Response response;
  response.status = allows(request.origin) ? 204 : 403;
  if (response.status == 403) response.body = "pages of this origin may not read this\n";
  response.headers = {{"Access-Control-Allow-Methods", "GET, HEAD, POST"},
                      {"Access-Control-Allow-Headers", "Authorization, Content-Type"},
                      {"Access-Control-Max-Age", "600"}};
  return response;
}

}  // namespace auralis::stream
