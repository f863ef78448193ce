// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// HTTP/1.0 and 1.1 by Boost.Beast: bytes -> requests, responses -> text.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "stream/service.h"

namespace auralis::stream::http {

/// A request as it came off a connection.
struct Incoming {
  Request request;
  std::string head;  ///< as it came
  bool keep_alive = false, head_only = false, asks_for_web_socket = false;
  /// The answer to what no service should see: then nothing else counts, but for head_only.
  std::optional<Response> fault;
};

/// Takes one request after another.
class Reader {
 public:
  /// A head and a body may have so many bytes each.
  explicit Reader(std::size_t most_bytes);
  ~Reader();

  /// Takes bytes off the front of `input`; nothing while a request is not whole. What is no HTTP is
  /// a request with a fault, and the last.
  [[nodiscard]] std::optional<Incoming> take(std::string& input);
  /// A request has begun to come.
  [[nodiscard]] bool got_some() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Sends the client to the same address by another scheme.
[[nodiscard]] Response elsewhere(const std::string& scheme, const Request& request);

/// The response's head, and its body unless only the head was asked for.
[[nodiscard]] std::string text_of(const Response& response, bool keep_alive, bool head_only);

}  // namespace auralis::stream::http
