// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The stream and all who listen, as JSON: what /status.json says.
#pragma once

#include <string>

#include "monitor/metrics.h"
#include "stream/broadcaster.h"
#include "stream/listener_table.h"

namespace auralis::stream {

/// auralis-stream(7) says what is in it. [io thread]
[[nodiscard]] std::string status_text(const Broadcaster& broadcaster, const ListenerTable& table,
                                      const monitor::Metrics& metrics, base::Seconds uptime);

}  // namespace auralis::stream
