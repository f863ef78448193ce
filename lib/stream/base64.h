// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Bytes as base64 text (RFC 4648, section 4).
#pragma once

#include <string>
#include <string_view>

namespace auralis::stream {

/// Appends the bytes, with padding and without line breaks.
void append_base64(std::string& out, std::string_view bytes);

}  // namespace auralis::stream
