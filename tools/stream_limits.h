// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The options of auralis-stream that say how many may come, and how fast.
#pragma once

#include <string>
#include <vector>

#include "cli/tool_app.h"
#include "cli/unused_options.h"
#include "stream/client_limits.h"
#include "stream/stream_service.h"

struct LimitOptions {
  int clients = 1000, clients_per_address = 100;
  int handshakes = 500, handshakes_per_address = 20;  ///< a second
  int controls = 200, controls_per_client = 50;       ///< a second
  std::vector<std::string> proxies;
};

void add_limits(auralis::cli::ToolApp& app, LimitOptions& o);

/// Notes what is more for one than for all.
void note_unused(const LimitOptions& o, const auralis::cli::UnusedOptions& unused);

/// Of so many listeners, as there may be fewer than were asked for. Throws base::Error, a usage
/// error, for a proxy that is no address.
[[nodiscard]] auralis::stream::LimitRules limit_rules(const LimitOptions& o, int listeners);

/// What the server needs for the listeners.
[[nodiscard]] auralis::stream::Capacity plan_capacity(const LimitOptions& o,
                                                      const auralis::stream::StreamFormat& format,
                                                      const auralis::base::Log& log);
