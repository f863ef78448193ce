// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Who may listen, steer and embed: by the page's origin and by tokens.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.h"
#include "stream/service.h"
#include "stream/tokens.h"

namespace auralis::stream {

enum class SteerPolicy {
  kAll,    ///< whoever may listen
  kToken,  ///< who has a token for it
  kNone,
};

struct AccessRules {
  SteerPolicy steer = SteerPolicy::kAll;
  std::vector<std::string> origins;  ///< of other pages that may listen and embed, as origin_of has
                                     ///< them
  std::string token_file;            ///< empty for none
};

/// What a client may do. Where it may not listen: the status and the reason of the refusal.
struct Rights {
  bool listen = false, steer = false;
  int status = 101;
  std::string reason;
};

/// [io thread]
class Access {
 public:
  /// Reads the token file. Throws base::Error. `log` must outlive it.
  Access(AccessRules rules, const base::Log& log);

  /// A page of another origin that is refused is told on the log, once.
  [[nodiscard]] Rights rights_of(const Request& request);
  /// Why this client may not steer, nor see what only those may see who steer; nothing where it
  /// may.
  [[nodiscard]] std::optional<Admission> refuses_steering(const Request& request);
  /// The headers of an answer that let allowed pages read and embed it, and no others.
  void mark(const Request& request, Response& response) const;
  /// The answer to a browser that asks before it asks (CORS).
  [[nodiscard]] Response preflight(const Request& request) const;
  /// Reads the token file again. Throws base::Error, and keeps what it has.
  void renew();

 private:
  [[nodiscard]] bool allows(std::string_view origin) const;

  AccessRules rules_;
  const base::Log& log_;
  Tokens tokens_;
  std::set<std::string> told_;  // origins
};

/// "https://example.org" in lower case, without a port that is the scheme's own. Throws base::Error
/// for what is no origin.
[[nodiscard]] std::string origin_of(const std::string& text);

/// Whether a page from `origin` is served by `host` itself. A client without an Origin is no
/// browser, and counts as such.
[[nodiscard]] bool same_origin(std::string_view origin, std::string_view host);

/// A token of the request: by Authorization: Bearer, by the query (token=), or by a subprotocol
/// (auralis.token.TOKEN), as browsers can; empty where there is none.
[[nodiscard]] std::string token_of(const Request& request);

}  // namespace auralis::stream
