// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// SIGINT and SIGTERM as a flag, and as a descriptor to poll.
#pragma once

#include "base/units.h"

namespace auralis::cli {

/// Installs handlers for SIGINT and SIGTERM and ignores SIGPIPE (a closed pipe is then an error of
/// write(2)). System calls that block are interrupted, not restarted. A SIGINT after
/// another of them kills, or ends process 1, with status 130.
/// Call once, at the start of main.
void catch_stop_signals();

/// True after the first signal. [any thread, real-time safe]
[[nodiscard]] bool stop_requested() noexcept;

/// SIGINT or SIGTERM, 0 before either.
[[nodiscard]] int stop_signal() noexcept;

/// Becomes readable, and stays so, after the first signal: for poll(2).
[[nodiscard]] int stop_descriptor() noexcept;

/// What a wait does when a stop signal comes.
enum class OnSignal { kReturn, kWait };

/// Returns true when `fd` is readable, false when the time is over or a stop signal has ended the
/// wait. A negative time is never over.
[[nodiscard]] bool wait_readable(int fd, OnSignal on_signal, base::Seconds time) noexcept;

}  // namespace auralis::cli
