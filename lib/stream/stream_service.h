// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// HTTP requests -> answers; handshakes -> accepted or refused; accepted ones -> listeners.
#pragma once

#include <string_view>

#include "stream/broadcaster.h"
#include "stream/listener.h"
#include "stream/server.h"
#include "stream/service.h"
#include "stream/steering.h"
#include "stream/web_files.h"

namespace auralis::stream {

/// [io thread]
class StreamService final : public Service {
 public:
  /// All must outlive it. At most `most_listeners` at once.
  StreamService(ListenerContext& context, const WebFiles& files, int most_listeners)
      : context_(context), files_(files), most_listeners_(most_listeners) {}

  [[nodiscard]] Response answer(const Request& request) override;
  [[nodiscard]] Admission admit(const Request& request) override;
  [[nodiscard]] std::unique_ptr<Session> open(Peer& peer, const Request& request) override;
  void tick() override { context_.broadcaster.tick(); }

 private:
  [[nodiscard]] Response healthz() const;
  [[nodiscard]] Response no_handshake(const Request& request) const;
  [[nodiscard]] Admission decide(const Request& request) const;

  ListenerContext& context_;
  const WebFiles& files_;
  int most_listeners_;
};

/// How many may listen, and the limits that the server needs for that.
struct Capacity {
  int listeners = 0;
  Server::Limits limits;
};

/// Room for so many listeners, and for half-open connections and plain HTTP; a second of PCM with
/// the system for each. Where too few files may be open there is less, and `log` says so.
[[nodiscard]] Capacity plan_capacity(int listeners, const StreamFormat& format,
                                     const base::Log& log);

/// Whether a page from `origin` is served by `host` itself, so that it may steer. A client without
/// an Origin is no browser, and may.
[[nodiscard]] bool same_origin(std::string_view origin, std::string_view host);

/// burst=MS of a query, 0..5000; 0 where it is not given, nothing where it is malformed.
[[nodiscard]] std::optional<Seconds> burst_of_query(std::string_view query);

}  // namespace auralis::stream
