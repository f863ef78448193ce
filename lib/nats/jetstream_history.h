// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The JetStream stream that keeps the past of a station. For this folder's own use.
#pragma once

#include <nats/nats.h>

#include <string>

#include "nats/history_limits.h"
#include "nats/station.h"

namespace auralis::nats {

/// Creates it, or sets its limits and leaves the rest (its storage, its replicas) as it is. Empty
/// if it is there, else why it is not.
[[nodiscard]] std::string keep_history(natsConnection* connection, const Station& station,
                                       const HistoryLimits& limits);

}  // namespace auralis::nats
