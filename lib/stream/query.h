// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What follows '?' in a request.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace auralis::stream {

/// The value of a name's first "name=value", percent-encoding undone; nothing where the name is not
/// there, or where its value is malformed.
[[nodiscard]] std::optional<std::string> query_value(std::string_view query, std::string_view name);

/// Percent-encoding undone; nothing for a malformed one.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace auralis::stream
