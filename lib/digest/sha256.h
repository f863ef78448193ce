// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The SHA-256 digest (FIPS 180-4) of bytes or of a file, by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace auralis::digest {

/// 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);
/// Throws base::Error if the file cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::string& path);

}  // namespace auralis::digest
