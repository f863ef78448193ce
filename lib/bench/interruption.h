// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Waiting that a signal ends: a benchmark cut short has no result.
#pragma once

#include "base/clock.h"
#include "base/units.h"

namespace auralis::bench {

/// Thrown once a stop signal has come. The tool ends with status 130 on SIGINT.
struct Interrupted {};

/// Throws Interrupted if a stop signal has come.
void check_stop();

/// Waits until `due` by the clock, a few milliseconds at a time where a signal can come between.
void wait_until(base::Clock& clock, base::Seconds due);

}  // namespace auralis::bench
