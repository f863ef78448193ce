// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/duration.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/decimal.h"

namespace auralis::cli {

namespace {

struct Unit {
  std::string_view name;
  double seconds;
};

constexpr std::array<Unit, 4> kUnits{{{"h", 3600}, {"m", 60}, {"s", 1}, {"ms", 1e-3}}};

/// The index of the unit with this name, or nothing.
std::optional<std::size_t> unit_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kUnits.size(); ++i)
    if (kUnits[i].name == name) return i;
  return std::nullopt;
}

}  // namespace

std::optional<base::Seconds> parse_duration(std::string_view text) noexcept {
  constexpr std::string_view kDigits = "0123456789.";
  if (text.find_first_not_of(kDigits) == std::string_view::npos) {
    const auto seconds = base::parse_decimal(text);
    return seconds ? std::optional(base::Seconds(*seconds)) : std::nullopt;
  }
  base::Seconds sum{0};
  std::size_t next_unit = 0;
  while (!text.empty()) {
    const auto digits = std::min(text.find_first_not_of(kDigits), text.size());
    const auto number = base::parse_decimal(text.substr(0, digits));
    text.remove_prefix(digits);
    const auto letters = std::min(text.find_first_of(kDigits), text.size());
    const auto unit = unit_named(text.substr(0, letters));
    text.remove_prefix(letters);
    if (!number || !unit || *unit < next_unit) return std::nullopt;
    sum += base::Seconds(*number * kUnits[*unit].seconds);
    next_unit = *unit + 1;
  }
  return std::isfinite(sum.count()) ? std::optional(sum) : std::nullopt;
}

std::string typed(base::Seconds duration) {
  std::int64_t left = std::llround(duration.count() * 1e3);
  std::string text;
  for (const Unit& unit : kUnits) {
    const std::int64_t length = std::llround(unit.seconds * 1e3);
    if (left >= length) text += std::to_string(left / length) + std::string(unit.name);
    left %= length;
  }
  return text.empty() ? "0s" : text;
}

std::string to_text(base::Seconds duration) {
  const double s = duration.count();
  if (s < 1) return base::decimal(s * 1e3, 0) + " ms";
  if (s < 120) return base::decimal(s, s < 10 ? 1 : 0) + " s";
  const auto minutes = std::llround(s / 60);
  if (minutes < 120) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

}  // namespace auralis::cli
