// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Bytes -> a short text that tells whether they are the same again: FNV-1a, 64 bits.
// G. Fowler, L. C. Noll, K.-P. Vo and D. Eastlake, "The FNV Non-Cryptographic Hash Algorithm".
#pragma once

#include <string>
#include <string_view>

namespace auralis::base {

/// 16 hexadecimal digits. Against mistakes, not against forgers.
[[nodiscard]] std::string fingerprint(std::string_view bytes);

}  // namespace auralis::base
