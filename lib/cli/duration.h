// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Times as people type them: 90, 90s, 250ms, 10m, 1h30m.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/units.h"

namespace auralis::cli {

/// Parses numbers with units h, m, s, ms in that order, each at most once; a bare number is
/// seconds. Nothing for anything else, a negative time included.
[[nodiscard]] std::optional<base::Seconds> parse_duration(std::string_view text) noexcept;

/// As `parse_duration` takes it: "1h30m", "90s" as "1m30s", "250ms".
[[nodiscard]] std::string typed(base::Seconds duration);

/// "1 h 30 min", "90 s", "250 ms": for people.
[[nodiscard]] std::string to_text(base::Seconds duration);

}  // namespace auralis::cli
