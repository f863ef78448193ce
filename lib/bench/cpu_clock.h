// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Processor time spent, as opposed to time gone by.
#pragma once

#include "base/units.h"

namespace auralis::bench {

/// By the calling thread.
[[nodiscard]] base::Seconds thread_cpu_time() noexcept;
/// By all threads of this process.
[[nodiscard]] base::Seconds process_cpu_time() noexcept;

}  // namespace auralis::bench
