// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/scala_lines.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::theory {

namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view without_blanks(std::string_view text) noexcept {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

}  // namespace

std::string_view first_word(std::string_view text) noexcept {
  return text.substr(0, text.find_first_of(kBlanks));
}

bool ScalaLines::more() {
  while (rest_.starts_with('!')) {
    ++line_;
    rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size() - 1) + 1);
  }
  return !rest_.empty();
}

std::string_view ScalaLines::next(const char* what) {
  const bool there = more();
  ++line_;
  if (!there) refuse("the file ends where " + std::string(what) + " should stand");
  const auto length = std::min(rest_.find('\n'), rest_.size());
  const auto line = without_blanks(rest_.substr(0, length));
  rest_.remove_prefix(std::min(length + 1, rest_.size()));
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
  throw base::Error(name_ + ", line " + std::to_string(line_) + ": " + why);
}

}  // namespace auralis::theory
