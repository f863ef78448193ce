// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The lines of a text file as any editor wrote it: they end with LF, CR LF or CR, and byte order
// marks are passed over.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace auralis::base {

/// The line behind UTF-8's byte order mark, where it begins with one.
[[nodiscard]] std::string_view without_mark(std::string_view line) noexcept;

/// Throws base::Error where the text of this file begins with the mark of UTF-16.
void refuse_utf16(std::string_view text, const std::string& name, Fault fault = Fault::kWork);

class TextLines {
 public:
  /// `text` outlives this.
  explicit TextLines(std::string_view text) noexcept : rest_(text) {}

  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
  /// The next line, without what ends it.
  std::string_view next() noexcept;
  /// Lines given so far: the number of the last one, counted from 1.
  [[nodiscard]] int number() const noexcept { return number_; }
  /// What follows.
  [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

 private:
  std::string_view rest_;
  int number_ = 0;
};

}  // namespace auralis::base
