// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Numbers -> bytes, the lowest first.
#pragma once

#include <cstdint>
#include <string>

namespace auralis::base {

/// The lowest `bytes` of them, 1 to 8.
inline void append_little_endian(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

}  // namespace auralis::base
