// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the kernel says of a running process: memory and processor time.
#pragma once

#include <sys/types.h>

#include <cstdint>

#include "base/units.h"

namespace auralis::bench {

/// Bytes of memory in use now; 0 where it cannot be told (no such process, not Linux).
[[nodiscard]] std::int64_t resident_bytes(pid_t pid);
/// The most it has used since it began to run its program.
[[nodiscard]] std::int64_t peak_resident_bytes(pid_t pid);
/// User and system time of all its threads, to a hundredth of a second.
[[nodiscard]] base::Seconds cpu_time(pid_t pid);

}  // namespace auralis::bench
