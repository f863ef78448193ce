// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/scala_scale.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/decimal.h"
#include "theory/pitch.h"
#include "theory/scala_lines.h"

namespace auralis::theory {

namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr double kMostCents = 1e6;  // beyond what anything hears, before numbers become infinite

/// The text from a sign to the last of some characters.
std::string_view number_in(std::string_view text, std::string_view characters) noexcept {
  const std::size_t begin = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  return text.substr(0, text.find_first_not_of(characters, begin));
}

/// A pitch with a point: cents.
std::optional<double> octaves_of_cents(std::string_view number) noexcept {
  if (number.starts_with('+')) number.remove_prefix(1);
  const auto cents = base::parse_decimal(number);
  if (!cents || std::abs(*cents) > kMostCents) return std::nullopt;
  return *cents / 1200;
}

/// A pitch without one: N/D, or N alone.
std::optional<double> octaves_of_ratio(std::string_view text) noexcept {
  const auto over = number_in(text, kDigits);
  auto numerator = base::parse_integer(over);
  auto denominator = std::optional<std::int64_t>(1);
  text.remove_prefix(over.size());
  if (text.starts_with('/')) {
    const auto under = number_in(text.substr(1), kDigits);
    denominator = base::parse_integer(under);
    text.remove_prefix(1 + under.size());
  }
  const bool ended = text.empty() || std::string_view("/.,").find(text[0]) == text.npos;
  if (!ended || !numerator || !denominator || *numerator <= 0 || *denominator <= 0)
    return std::nullopt;
  return std::log2(static_cast<double>(*numerator)) - std::log2(static_cast<double>(*denominator));
}

/// "9 / 8" would be 9: what follows a pitch and a blank is a comment.
bool has_blanks_at_slash(std::string_view line) noexcept {
  const auto over = number_in(line, kDigits);
  line.remove_prefix(over.size());
  const auto slash = std::min(line.find_first_not_of(" \t"), line.size());
  if (over.empty() || !line.substr(slash).starts_with('/')) return false;
  line.remove_prefix(slash + 1);
  const auto under = std::min(line.find_first_not_of(" \t"), line.size());
  const bool number = under < line.size() && kDigits.find(line[under]) != kDigits.npos;
  return number && slash + under > 0;
}

std::optional<double> octaves_of_pitch(std::string_view word) noexcept {
  const auto number = number_in(word, "0123456789.");
  return number.find('.') == number.npos ? octaves_of_ratio(word) : octaves_of_cents(number);
}

}  // namespace

double ScalaScale::octaves_of(int degree) const noexcept {
  if (octaves.empty()) return 0;
  const int above = wrap(degree, size());
  const int periods = (degree - above) / size();
  return periods * octaves.back() + (above > 0 ? octaves[static_cast<std::size_t>(above - 1)] : 0);
}

ScalaScale ScalaScale::equal(int steps) {
  ScalaScale scale{std::to_string(steps) + " equal steps in the octave", {}};
  for (int i = 1; i <= steps; ++i) scale.octaves.push_back(static_cast<double>(i) / steps);
  return scale;
}

ScalaScale parse_scala_scale(std::string_view text, const std::string& name) {
  ScalaLines lines(text, name);
  ScalaScale scale;
  scale.description = lines.next("a description");
  const auto count = lines.integer("the number of notes", 0, 1'000'000);
  for (std::int64_t i = 0; i < count; ++i) {
    const auto line = lines.next("a pitch");
    const auto word = first_word(line);
    if (has_blanks_at_slash(line))
      lines.refuse("'" + std::string(line) + "': a ratio should be without blanks, like 3/2");
    const auto octaves = octaves_of_pitch(word);
    if (!octaves)
      lines.refuse("'" + std::string(word) +
                   "': a pitch should be a ratio like 3/2 or cents like 701.955");
    scale.octaves.push_back(*octaves);
  }
  return scale;
}

}  // namespace auralis::theory
