// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Whether bytes are text that JSON may hold.
#pragma once

#include <string_view>

namespace auralis::json {

/// Whether it is UTF-8 as RFC 3629 has it: no code longer than it need be, no half of a surrogate
/// pair, nothing above U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

}  // namespace auralis::json
