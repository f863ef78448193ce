// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Small letters for capitals, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace auralis::base {

/// A to Z become a to z; all other bytes stay.
[[nodiscard]] inline std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace auralis::base
