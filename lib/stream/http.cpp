// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/http.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <limits>
#include <sstream>

namespace auralis::stream::http {

namespace beast = boost::beast::http;

namespace {

Response response_of(int status, std::string reason) {
  Response response;
  response.status = status;
  response.body = std::move(reason) + "\n";
  return response;
}

std::string field(const Head& head, beast::field name) { return std::string(head[name]); }

}  // namespace

Parser::Parser(std::size_t most_bytes) {
  eager(true);
  header_limit(static_cast<std::uint32_t>(
      std::min<std::size_t>(most_bytes, std::numeric_limits<std::uint32_t>::max())));
  body_limit(most_bytes);
}

Request request_of(const Head& head) {
  Request request;
  request.method = std::string(head.method_string());
  const std::string target(head.target());
  const auto mark = std::min(target.find('?'), target.size());
  request.path = target.substr(0, mark);
  if (mark < target.size()) request.query = target.substr(mark + 1);
  request.host = field(head, beast::field::host);
  request.origin = field(head, beast::field::origin);
  request.authorization = field(head, beast::field::authorization);
  request.if_none_match = field(head, beast::field::if_none_match);
  for (const auto& name : beast::token_list(head[beast::field::sec_websocket_protocol]))
    request.subprotocols.emplace_back(name);
  return request;
}

std::optional<Response> fault_of(const Head& head) {
  if (head.version() >= 11 && head.count(beast::field::host) != 1)
    return response_of(400, "a request of HTTP/1.1 should have one Host");
  if (!asks_for_web_socket(head)) return std::nullopt;
  // Drafts older than RFC 6455 frame their messages otherwise than we do.
  if (head[beast::field::sec_websocket_version] != "13") {
    Response response = response_of(400, "only WebSocket version 13 (RFC 6455) is spoken here");
    response.headers.emplace_back("Sec-WebSocket-Version", "13");
    return response;
  }
  constexpr std::size_t kKeyLength = 24;  // of 16 bytes in base64
  if (head[beast::field::sec_websocket_key].size() != kKeyLength)
    return response_of(400, "Sec-WebSocket-Key should be 16 bytes in base64");
  return std::nullopt;
}

Response fault_of(const boost::system::error_code& error) {
  if (error == beast::error::header_limit)
    return response_of(431, "the head of the request is too long");
  if (error == beast::error::body_limit)
    return response_of(413, "the body of the request is too long");
  return response_of(400, "this is no HTTP/1.1: " + error.message());
}

Response elsewhere(const std::string& scheme, const Head& head) {
  const std::string host = field(head, beast::field::host);
  Response response = response_of(308, "this stream is served by " + scheme + " alone");
  if (host.empty() || head.target().empty() || head.target().front() != '/') {
    response.status = 400;
    return response;
  }
  response.headers.emplace_back("Location", scheme + "://" + host + std::string(head.target()));
  return response;
}

std::string text_of(const Response& response, bool keep_alive, bool head_only) {
  beast::response_header<> head;
  head.version(11);
  head.result(static_cast<unsigned>(response.status));
  head.set(beast::field::server, "auralis-stream");
  head.set(beast::field::connection, keep_alive ? "keep-alive" : "close");
  for (const auto& [name, value] : response.headers) head.set(name, value);
  const bool has_body = response.status != 304 && response.status != 204;
  if (has_body) {
    head.set(beast::field::content_type, response.content_type);
    head.set(beast::field::content_length, std::to_string(response.body.size()));
  }
  std::ostringstream text;
  text << head;
  return has_body && !head_only ? text.str() + response.body : text.str();
}

std::string text_of(const Head& head) {
  std::ostringstream text;
  text << head.base();
  return text.str();
}

bool asks_for_web_socket(const Head& head) { return boost::beast::websocket::is_upgrade(head); }

}  // namespace auralis::stream::http
