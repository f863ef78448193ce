// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What all listeners of a run received together, as figures of a report.
#pragma once

#include <cstdint>
#include <vector>

#include "bench/reception.h"
#include "bench/report.h"

namespace auralis::bench {

/// Chunks of which listeners received different bytes or frames under one sequence number.
[[nodiscard]] std::int64_t differing_chunks(const std::vector<const Reception*>& receptions);

/// Interarrival, lateness, jitter, gaps and bytes of what came from `from` to `until`, when they
/// hung up, over all listeners; of a stream without numbers or times only what can be known of it.
/// Gaps, faults and differing bytes make the report fail.
void add_receptions(Report& report, const std::vector<const Reception*>& receptions, Seconds from,
                    Seconds until);

}  // namespace auralis::bench
