// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// SIGINT and SIGTERM as a flag, and as a descriptor to poll.
#pragma once

#include "base/units.h"

namespace auralis::cli {

/// Installs handlers for SIGINT and SIGTERM and ignores SIGPIPE (a closed pipe is then an error of
/// write(2)). System calls that block are interrupted, not restarted. A second SIGINT kills.
/// Call once, at the start of main.
void catch_stop_signals();

/// True after the first signal. [any thread, real-time safe]
[[nodiscard]] bool stop_requested() noexcept;

/// SIGINT or SIGTERM, 0 before either.
[[nodiscard]] int stop_signal() noexcept;

/// Becomes readable, and stays so, after the first signal: for poll(2).
[[nodiscard]] int stop_descriptor() noexcept;

/// What ends a wait.
enum class Heed { kSignals, kNoSignals };

/// Waits until `fd` is readable (true), or a stop signal has come where they are heeded, or the
/// time is over; a negative time is never over.
[[nodiscard]] bool wait_readable(int fd, Heed heed, base::Seconds time) noexcept;

}  // namespace auralis::cli
