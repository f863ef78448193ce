// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a server asks of the program behind it: HTTP requests, handshakes and listeners' messages.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stream/peer.h"

namespace auralis::stream {

/// A request of plain HTTP or of a WebSocket handshake.
struct Request {
  std::string method;
  std::string path;   ///< still percent-encoded, without the query
  std::string query;  ///< what follows '?'
  std::string host, origin, authorization, if_none_match, accept_encoding;
  std::string peer;              ///< the connection's far end, its IP address; empty if not known
  std::string forwarded_for;     ///< all that X-Forwarded-For says, with commas between
  bool asks_for_titles = false;  ///< Icy-MetaData: 1
  /// Where a proxy says that the client sees us: X-Forwarded-Proto and X-Forwarded-Prefix.
  std::string forwarded_proto, forwarded_prefix;
  bool secure = false;                    ///< it came by TLS
  std::string body;                       ///< of a POST
  std::vector<std::string> subprotocols;  ///< that the client asks for, best first
};

/// One listener's connection; destroyed when it is closed. [io thread]
class Session {
 public:
  virtual ~Session() = default;
  virtual void on_text(std::string_view text) = 0;
  virtual void on_binary() = 0;
  /// A ping or a pong has come.
  virtual void on_sign_of_life() = 0;
  /// Some of what the peer was sent has been written, so less waits there.
  virtual void on_written() = 0;
};

struct Response {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  /// Where it is set it makes the body, which goes on until the session closes its peer, or hangs
  /// up. The peer outlives the session, which is told nothing.
  std::function<std::unique_ptr<Session>(Peer& peer)> endless = nullptr;
};

/// Whether a handshake is accepted.
struct Admission {
  int status = 101;         ///< anything else refuses
  std::string reason;       ///< of a refusal, for a person
  std::string subprotocol;  ///< that was chosen; empty for none
  int retry_after = 0;      ///< seconds to stay away after a refusal; 0 says nothing of it
  bool may_steer = false;   ///< who is accepted
};

/// A refusal as an answer; not for 101.
[[nodiscard]] inline Response response_of(const Admission& admission) {
  Response response;
  response.status = admission.status;
  response.body = admission.reason + "\n";
  response.headers.emplace_back("Cache-Control", "no-store");
  if (admission.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (admission.retry_after > 0)
    response.headers.emplace_back("Retry-After", std::to_string(admission.retry_after));
  return response;
}

/// [io thread]
class Service {
 public:
  virtual ~Service() = default;
  /// Whether a server that speaks TLS answers this without it, too.
  [[nodiscard]] virtual bool is_for_all(const Request& request) const = 0;
  [[nodiscard]] virtual Response answer(const Request& request) = 0;
  [[nodiscard]] virtual Admission admit(const Request& request) = 0;
  /// The handshake is done that admit() accepted so. `peer` outlives the session.
  [[nodiscard]] virtual std::unique_ptr<Session> open(Peer& peer, const Request& request,
                                                      const Admission& admission) = 0;
  /// What a connection from that IP address counts under, where one address may have so many only;
  /// empty for any number.
  [[nodiscard]] virtual std::string counted_as(const std::string& peer) const = 0;
  /// One was too many.
  virtual void count_refused_connection() = 0;
  /// Called 40 times a second.
  virtual void tick() = 0;
  /// Called 4 times a second.
  virtual void look() = 0;
  /// Reads again what it was set up by. May throw base::Error: then all is as before.
  virtual void renew() = 0;
};

}  // namespace auralis::stream
