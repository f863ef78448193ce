// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How far back the history of a station goes.
#pragma once

#include <cstdint>

#include "base/units.h"

namespace auralis::nats {

/// How much of the past JetStream keeps of a station.
struct HistoryLimits {
  base::Seconds age{42};
  std::int64_t bytes = 0;
};

}  // namespace auralis::nats
