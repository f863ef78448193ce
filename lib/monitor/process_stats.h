// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the system says of this process: CPU time, memory, descriptors, heap.
#pragma once

#include <optional>

namespace auralis::monitor {

struct ProcessStats {
  double cpu_seconds = 0;    ///< user and system, all threads
  double start_seconds = 0;  ///< since the Unix epoch
  double resident_bytes = 0;
  double virtual_bytes = 0;
  double open_fds = 0;
  double max_fds = 0;
  double threads = 0;
};

/// Read from /proc/self; nothing on a system without it. [any thread]
[[nodiscard]] std::optional<ProcessStats> read_process_stats();

/// Bytes that malloc has given out and not got back, large blocks included; nothing where the C
/// library does not tell (another malloc than glibc's). [any thread]
[[nodiscard]] std::optional<double> heap_used_bytes() noexcept;

}  // namespace auralis::monitor
