// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Who comes in, and what they are told at the door: HTTP answers, handshakes, new listeners.
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
class Reception final : public Service {
 public:
  /// All must outlive it. At most `most_listeners` at once.
  Reception(ListenerWorld& world, const WebFiles& files, int most_listeners)
      : world_(world), files_(files), most_listeners_(most_listeners) {}

  [[nodiscard]] Response answer(const Request& request) override;
  [[nodiscard]] Admission admit(const Request& request) override;
  [[nodiscard]] std::unique_ptr<Session> open(Peer& peer, const Request& request) override;
  void tick() override { world_.broadcaster.tick(); }

 private:
  [[nodiscard]] Response healthz() const;
  [[nodiscard]] Admission decide(const Request& request) const;

  ListenerWorld& world_;
  const WebFiles& files_;
  int most_listeners_;
};

/// How many may listen, and what the server needs for that.
struct House {
  int listeners = 0;
  Server::Limits limits;
};

/// Room for so many listeners, for half-open connections and plain HTTP too, and a second of PCM
/// with the system for each. There is less, and `log` says so, where too few files may be open.
[[nodiscard]] House make_house(int listeners, const StreamFormat& format, const base::Log& log);

/// Whether a page from `origin` is served by `host` itself, so that it may steer. A client without
/// an Origin is no browser, and may.
[[nodiscard]] bool same_origin(std::string_view origin, std::string_view host);

/// burst=MS of a query, 0..5000; 0 where it is not given, nothing where it is malformed.
[[nodiscard]] std::optional<Seconds> burst_of_query(std::string_view query);

}  // namespace auralis::stream
