// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/decimal.h"

#include <cassert>
#include <charconv>
#include <cmath>

namespace auralis::base {

namespace {

template <typename Number>
std::optional<Number> parse_whole(std::string_view text) noexcept {
  Number value{};
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

}  // namespace

void append_decimal(std::string& out, double value, int places) {
  assert(std::isfinite(value));
  char text[400];
  char* const last = text + sizeof text;
  // Beyond 2^53 a double has no decimals, and digits that nobody means.
  const auto [end, error] =
      std::abs(value) > 0x1p53 ? std::to_chars(text, last, value)
                               : std::to_chars(text, last, value, std::chars_format::fixed, places);
  assert(error == std::errc{});
  std::string_view digits(text, static_cast<std::size_t>(end - text));
  if (digits.find('.') != std::string_view::npos && digits.find('e') == std::string_view::npos) {
    digits = digits.substr(0, digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.remove_suffix(1);
  }
  out += digits == "-0" ? "0" : digits;
}

std::string decimal(double value, int places) {
  std::string out;
  append_decimal(out, value, places);
  return out;
}

std::optional<double> parse_decimal(std::string_view text) noexcept {
  const auto value = parse_whole<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<std::int64_t> parse_integer(std::string_view text) noexcept {
  return parse_whole<std::int64_t>(text);
}

}  // namespace auralis::base
