// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/base64.h"

#include <cstdint>

namespace auralis::stream {

void append_base64(std::string& out, std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;  // 24 bits, the first byte on top
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8 | (i + j < bytes.size() ? static_cast<std::uint8_t>(bytes[i + j]) : 0U);
    const std::size_t digits = i + 3 <= bytes.size() ? 4 : bytes.size() - i + 1;
    for (std::size_t d = 0; d < 4; ++d)
      out += d < digits ? kDigits[group >> (18 - 6 * d) & 63] : '=';
  }
}

}  // namespace auralis::stream
