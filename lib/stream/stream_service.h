// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// HTTP requests -> answers; handshakes -> accepted or refused; accepted ones -> listeners.
#pragma once

#include <string_view>

#include "stream/access.h"
#include "stream/broadcaster.h"
#include "stream/client_limits.h"
#include "stream/http_streams.h"
#include "stream/listener.h"
#include "stream/server.h"
#include "stream/service.h"
#include "stream/steering.h"
#include "stream/web_files.h"

namespace auralis::stream {

/// [io thread]
class StreamService final : public Service {
 public:
  /// All must outlive it.
  StreamService(ListenerContext& context, Access& access, const WebFiles& files,
                ClientLimits& limits)
      : context_(context),
        access_(access),
        files_(files),
        limits_(limits),
        http_streams_(context, limits),
        started_(context.clock.now()) {}

  /// A proxy or a monitor on this machine asks for health in plain HTTP.
  [[nodiscard]] bool is_for_all(const Request& request) const override {
    return request.path == kHealth;
  }
  [[nodiscard]] Response answer(const Request& request) override;
  [[nodiscard]] Admission admit(const Request& request) override;
  [[nodiscard]] std::unique_ptr<Session> open(Peer& peer, const Request& request,
                                              const Admission& admission) override;
  [[nodiscard]] std::string counted_as(const std::string& peer) const override {
    return limits_.counted_as(peer);
  }
  void count_refused_connection() override {
    context_.metrics.add(monitor::Metric::kStreamConnectionsRefused);
  }
  void look() override { context_.broadcaster.look(); }
  void tick() override {
    context_.broadcaster.tick();
    context_.table.tick();
    context_.feeds.tick();
  }
  void renew() override { access_.renew(); }

 private:
  static constexpr std::string_view kHealth = "/healthz";

  [[nodiscard]] Response healthz() const;
  [[nodiscard]] Response status(const Request& request);
  [[nodiscard]] Response control(const Request& request);
  [[nodiscard]] Response listen_by_http(const Request& request);
  [[nodiscard]] std::optional<Admission> refusal(const Rights& rights, const Request& request);
  [[nodiscard]] Response no_handshake(const Request& request);
  [[nodiscard]] Admission decide(const Request& request);

  ListenerContext& context_;
  Access& access_;
  const WebFiles& files_;
  ClientLimits& limits_;
  HttpStreams http_streams_;
  Seconds started_;
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

/// Where a listener left off: stream=NAME&from=SEQ of a query, the last sequence number that it
/// has.
struct Bookmark {
  std::string stream;
  std::uint32_t seq = 0;
};
/// Nothing where it is not given; `wrong` where it is malformed.
[[nodiscard]] std::optional<Bookmark> bookmark_of_query(std::string_view query, bool& wrong);

}  // namespace auralis::stream
