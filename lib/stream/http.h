// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// HTTP/1.0 and 1.1 by Boost.Beast: requests as a service sees them, and the text of responses.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <string>

#include "stream/service.h"

namespace auralis::stream::http {

using Head = boost::beast::http::request<boost::beast::http::string_body>;

/// Takes a head and a body of at most so many bytes each.
struct Parser : boost::beast::http::request_parser<boost::beast::http::string_body> {
  explicit Parser(std::size_t most_bytes);
};

[[nodiscard]] Request request_of(const Head& head);

/// Why no service should see this request; nothing for one that is well formed.
[[nodiscard]] std::optional<Response> fault_of(const Head& head);
/// What to say where a parser stopped.
[[nodiscard]] Response fault_of(const boost::system::error_code& error);

/// Sends the client to the same address by another scheme.
[[nodiscard]] Response elsewhere(const std::string& scheme, const Head& head);

/// The response's head, and its body unless only the head was asked for.
[[nodiscard]] std::string text_of(const Response& response, bool keep_alive, bool head_only);
/// The request's head as it came.
[[nodiscard]] std::string text_of(const Head& head);

[[nodiscard]] bool asks_for_web_socket(const Head& head);

}  // namespace auralis::stream::http
