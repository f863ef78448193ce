// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The content codings of HTTP: RFC 9110, 8.4.1 and 12.5.3.
#pragma once

#include <string_view>
#include <vector>

namespace auralis::stream {

/// Best first, where a client likes several as much.
enum class ContentCoding { kBrotli, kGzip, kIdentity };

/// As Content-Encoding names it: "br", "gzip", "identity".
[[nodiscard]] std::string_view name_of(ContentCoding coding) noexcept;

/// What a client takes by its Accept-Encoding, best first; the identity is always among them, last
/// where the client refuses it.
[[nodiscard]] std::vector<ContentCoding> accepted_codings(std::string_view accept_encoding);

}  // namespace auralis::stream
