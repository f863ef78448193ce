// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/utf8.h"

#include <cstddef>

namespace auralis::base {

namespace {

/// By the first byte of a code, its length, and where the second byte lies (RFC 3629, section 4).
struct Code {
  std::size_t length = 0;  // 0: no code begins so
  unsigned char low = 0x80, high = 0xBF;
};

Code code_of(unsigned char first) {
  if (first < 0x80) return {1};
  if (first < 0xC2) return {};
  if (first < 0xE0) return {2};
  if (first == 0xE0) return {3, 0xA0};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first < 0xF0) return {3};
  if (first == 0xF0) return {4, 0x90};
  if (first < 0xF4) return {4};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  while (!text.empty()) {
    const Code code = code_of(static_cast<unsigned char>(text[0]));
    if (code.length == 0 || code.length > text.size()) return false;
    for (std::size_t i = 1; i < code.length; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte < (i == 1 ? code.low : 0x80) || byte > (i == 1 ? code.high : 0xBF)) return false;
    }
    text.remove_prefix(code.length);
  }
  return true;
}

}  // namespace auralis::base
