// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/http_get.h"

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::bench {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;

namespace {

constexpr auto kPatience = std::chrono::seconds(5);

/// Resolves, connects, asks and reads, each step started by the one before.
struct Exchange {
  explicit Exchange(const Url& url) : stream(io), request(http::verb::get, url.target, 11) {
    request.set(http::field::host, authority(url));
    net::ip::tcp::resolver resolver(io);
    stream.expires_after(kPatience);
    stream.async_connect(resolver.resolve(url.host, url.port), [this](auto failed, auto) {
      if (!(error = failed)) write();
    });
    io.run();
  }

  void write() {
    http::async_write(stream, request, [this](auto failed, auto) {
      if (!(error = failed)) read();
    });
  }

  void read() {
    http::async_read(stream, buffer, response, [this](auto failed, auto) { error = failed; });
  }

  net::io_context io;
  beast::tcp_stream stream;
  http::request<http::empty_body> request;
  beast::flat_buffer buffer;
  http::response<http::string_body> response;
  beast::error_code error;
};

}  // namespace

std::string http_get(const Url& url) try {
  Exchange exchange(url);
  if (exchange.error) throw beast::system_error(exchange.error);
  if (exchange.response.result() != http::status::ok)
    throw base::Error("GET " + url.target + " was answered with status " +
                      std::to_string(exchange.response.result_int()));
  return std::move(exchange.response.body());
} catch (const beast::system_error& error) {
  throw base::Error("GET " + url.target + " from " + authority(url) + ": " +
                    error.code().message());
}

std::optional<double> metric_value(std::string_view page, std::string_view name) {
  while (!page.empty()) {
    const auto end = std::min(page.find('\n'), page.size());
    const std::string_view line = page.substr(0, end);
    page.remove_prefix(std::min(end + 1, page.size()));
    if (line.starts_with(name) && line.size() > name.size() && line[name.size()] == ' ')
      return base::parse_decimal(line.substr(name.size() + 1));
  }
  return std::nullopt;
}

}  // namespace auralis::bench
