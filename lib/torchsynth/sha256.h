// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The SHA-256 digest of a file, by OpenSSL.
#pragma once

#include <string>

namespace auralis::torchsynth {

/// In hexadecimal. Throws base::Error if the file cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::string& path);

}  // namespace auralis::torchsynth
