// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The lines of a Scala file that are no comments, each with its number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/text_lines.h"

namespace auralis::theory {

class ScalaLines {
 public:
  /// `text` and `name`, which stands for the file in errors, outlive this. Throws base::Error for
  /// UTF-16.
  ScalaLines(std::string_view text, const std::string& name) : lines_(text), name_(name) {
    base::refuse_utf16(text, name);
  }

  /// Whether another line is there.
  [[nodiscard]] bool more();
  /// The next line without the blanks around it; Error where the file ends before it. `what` says
  /// there what the line should have been.
  std::string_view next(const char* what);
  /// The whole number that the next line begins with; what stands after a blank is ignored.
  std::int64_t integer(const char* what, std::int64_t low, std::int64_t high);

  /// Error about the line last given.
  [[noreturn]] void refuse(const std::string& why) const;

 private:
  base::TextLines lines_;
  const std::string& name_;
};

/// The text up to its first blank.
[[nodiscard]] std::string_view first_word(std::string_view text) noexcept;

}  // namespace auralis::theory
