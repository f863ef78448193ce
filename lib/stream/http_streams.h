// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// /listen.mp3 and its like: the stream for any player, by HTTP.
#pragma once

#include <optional>
#include <string_view>

#include "stream/client_limits.h"
#include "stream/listener.h"
#include "stream/service.h"

namespace auralis::stream {

/// [io thread]
class HttpStreams {
 public:
  /// All must outlive it, and every session that it begins.
  HttpStreams(ListenerContext& context, ClientLimits& limits)
      : context_(context), limits_(limits) {}

  [[nodiscard]] bool has(std::string_view path) const noexcept;
  /// For a path that it has, and a client that may listen.
  [[nodiscard]] Response answer(const Request& request) const;

 private:
  [[nodiscard]] Response playlist(const Request& request) const;

  ListenerContext& context_;
  ClientLimits& limits_;
};

inline constexpr std::string_view kWrongBurst =
    "burst should be a whole number of milliseconds in 0..5000";
/// burst=MS of a query, 0..5000; `otherwise` where it is not given, nothing where it is malformed.
[[nodiscard]] std::optional<Seconds> burst_of_query(std::string_view query, Seconds otherwise);

/// Where the client sees the file beside the one that it asked for, by what a proxy says of it.
[[nodiscard]] std::string url_beside(const Request& request, std::string_view file);

}  // namespace auralis::stream
