// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/http.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <limits>
#include <sstream>

namespace auralis::stream::http {

namespace beast = boost::beast::http;
using Parser = beast::request_parser<beast::string_body>;
using Head = beast::request<beast::string_body>;

namespace {

Response response_of(int status, std::string reason) {
  Response response;
  response.status = status;
  response.body = std::move(reason) + "\n";
  return response;
}

std::string field(const Head& head, beast::field name) { return std::string(head[name]); }

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
  request.accept_encoding = field(head, beast::field::accept_encoding);
  const auto [from, to] = head.equal_range("X-Forwarded-For");
  for (auto at = from; at != to; ++at)
    request.forwarded_for += (request.forwarded_for.empty() ? "" : ",") + std::string(at->value());
  request.asks_for_titles = head["Icy-MetaData"] == "1";
  request.body = head.body();
  request.forwarded_proto = std::string(head["X-Forwarded-Proto"]);
  request.forwarded_prefix = std::string(head["X-Forwarded-Prefix"]);
  for (const auto& name : beast::token_list(head[beast::field::sec_websocket_protocol]))
    request.subprotocols.emplace_back(name);
  return request;
}

std::optional<Response> fault_of(const Head& head) {
  if (head.version() >= 11 && head.count(beast::field::host) != 1)
    return response_of(400, "a request of HTTP/1.1 should have one Host");
  if (!boost::beast::websocket::is_upgrade(head)) return std::nullopt;
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

Incoming incoming_of(const Head& head) {
  Incoming incoming;
  incoming.request = request_of(head);
  std::ostringstream text;
  text << head.base();
  incoming.head = text.str();
  incoming.keep_alive = head.keep_alive();
  incoming.head_only = head.method() == beast::verb::head;
  incoming.asks_for_web_socket = boost::beast::websocket::is_upgrade(head);
  incoming.fault = fault_of(head);
  return incoming;
}

}  // namespace

struct Reader::Impl {
  explicit Impl(std::size_t most) : most_bytes(most) { begin(); }

  void begin() {
    parser.emplace();
    parser->eager(true);
    parser->header_limit(static_cast<std::uint32_t>(
        std::min<std::size_t>(most_bytes, std::numeric_limits<std::uint32_t>::max())));
    parser->body_limit(most_bytes);
  }

  std::size_t most_bytes;
  std::optional<Parser> parser;
};

Reader::Reader(std::size_t most_bytes) : impl_(std::make_unique<Impl>(most_bytes)) {}

Reader::~Reader() = default;

std::optional<Incoming> Reader::take(std::string& input) {
  while (!input.empty()) {
    boost::system::error_code error;
    const std::size_t used = impl_->parser->put(boost::asio::buffer(input), error);
    input.erase(0, used);
    if (error == beast::error::need_more) return std::nullopt;
    if (error) {
      Incoming incoming;
      incoming.fault = fault_of(error);
      return incoming;
    }
    if (!impl_->parser->is_done()) continue;
    const Head head = impl_->parser->release();
    impl_->begin();
    return incoming_of(head);
  }
  return std::nullopt;
}

bool Reader::got_some() const { return impl_->parser->got_some(); }

Response elsewhere(const std::string& scheme, const Request& request) {
  Response response = response_of(308, "this stream is served by " + scheme + " alone");
  if (request.host.empty() || !request.path.starts_with('/')) {
    response.status = 400;
    return response;
  }
  const std::string query = request.query.empty() ? "" : "?" + request.query;
  response.headers.emplace_back("Location", scheme + "://" + request.host + request.path + query);
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
    if (!response.endless)
      head.set(beast::field::content_length, std::to_string(response.body.size()));
  }
  std::ostringstream text;
  text << head;
  return has_body && !head_only ? text.str() + response.body : text.str();
}

}  // namespace auralis::stream::http
