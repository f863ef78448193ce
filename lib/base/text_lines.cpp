// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/text_lines.h"

#include <algorithm>

namespace auralis::base {

std::string_view without_mark(std::string_view line) noexcept {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (line.starts_with(kMark)) line.remove_prefix(kMark.size());
  return line;
}

void refuse_utf16(std::string_view text, const std::string& name, Fault fault) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    throw Error(name + " is written in UTF-16: should be UTF-8", fault);
}

std::string_view TextLines::next() noexcept {
  ++number_;
  const auto length = std::min(rest_.find_first_of("\r\n"), rest_.size());
  const auto line = rest_.substr(0, length);
  rest_.remove_prefix(length);
  rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, rest_.size()));
  return without_mark(line);
}

}  // namespace auralis::base
