// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Numbers as text, without the locale: a comma country reads and writes the same bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace auralis::base {

/// Appends value rounded to at most `places` decimals, trailing zeros and a bare point left out:
/// 1.5, 60, 0.000001. Above 2^53 as short as it can be: 1e+300. Value must be finite.
void append_decimal(std::string& out, double value, int places = 6);

/// As append_decimal, as a string.
[[nodiscard]] std::string decimal(double value, int places = 6);

/// The whole text as a finite number ("1.5", "-2e3"), or nothing.
[[nodiscard]] std::optional<double> parse_decimal(std::string_view text) noexcept;

/// The whole text as an integer, or nothing.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text) noexcept;

}  // namespace auralis::base
