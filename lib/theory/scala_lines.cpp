// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/scala_lines.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::theory {

namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view without_blanks(std::string_view text) noexcept {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

}  // namespace

std::string_view first_word(std::string_view text) noexcept {
  return text.substr(0, text.find_first_of(kBlanks));
}

bool ScalaLines::more() {
  while (base::without_mark(lines_.rest()).starts_with('!')) (void)lines_.next();
  return !lines_.at_end();
}

std::string_view ScalaLines::next(const char* what) {
  const bool there = more();
  const auto line = without_blanks(lines_.next());
  if (!there) refuse("the file ends where " + std::string(what) + " should stand");
  return line;
}

std::int64_t ScalaLines::integer(const char* what, std::int64_t low, std::int64_t high) {
  const auto word = first_word(next(what));
  const auto value = base::parse_integer(word);
  if (!value || *value < low || *value > high)
    refuse("'" + std::string(word) + "': " + what + " should be a whole number in " +
           std::to_string(low) + ".." + std::to_string(high));
  return *value;
}

void ScalaLines::refuse(const std::string& why) const {
  throw base::Error(name_ + ", line " + std::to_string(lines_.number()) + ": " + why,
                    base::Fault::kUsage);
}

}  // namespace auralis::theory
