// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/web_files.h"

#include <array>
#include <fstream>
#include <iterator>

#include "stream/query.h"

namespace auralis::stream {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMostBytes = 16U << 20;

struct Type {
  std::string_view ending, type;
};

constexpr std::array<Type, 14> kTypes{{{".html", "text/html; charset=utf-8"},
                                       {".js", "text/javascript; charset=utf-8"},
                                       {".mjs", "text/javascript; charset=utf-8"},
                                       {".css", "text/css; charset=utf-8"},
                                       {".json", "application/json"},
                                       {".map", "application/json"},
                                       {".webmanifest", "application/manifest+json"},
                                       {".svg", "image/svg+xml"},
                                       {".png", "image/png"},
                                       {".webp", "image/webp"},
                                       {".ico", "image/vnd.microsoft.icon"},
                                       {".woff2", "font/woff2"},
                                       {".wasm", "application/wasm"},
                                       {".txt", "text/plain; charset=utf-8"}}};

/// Changes whenever the file does.
std::string etag_of(const fs::path& file, std::uintmax_t size) {
  std::error_code error;
  const auto changed = fs::last_write_time(file, error).time_since_epoch().count();
  return '"' + std::to_string(size) + '-' + std::to_string(changed) + '"';
}

Response not_found() {
  Response response;
  response.status = 404;
  response.body = "There is no such page here.\n";
  return response;
}

}  // namespace

std::optional<std::string> file_of_path(std::string_view path) {
  const auto text = percent_decoded(path);
  if (!text || text->empty() || text->front() != '/') return std::nullopt;
  if (text->find_first_of(std::string_view("\\\0", 2)) != std::string::npos) return std::nullopt;
  // A segment that begins with a dot is hidden, or a step up.
  if (text->find("/.") != std::string::npos || text->find("//") != std::string::npos)
    return std::nullopt;
  return text->back() == '/' ? text->substr(1) + "index.html" : text->substr(1);
}

std::string content_type_of(std::string_view name) {
  for (const Type& each : kTypes)
    if (name.ends_with(each.ending)) return std::string(each.type);
  return "application/octet-stream";
}

WebFiles::WebFiles(std::optional<fs::path> directory) : directory_(std::move(directory)) {}

Response WebFiles::get(const Request& request) const {
  const auto name = file_of_path(request.path);
  if (!directory_ || !name) return not_found();
  const fs::path file = *directory_ / *name;
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return not_found();
  const auto size = fs::file_size(file, error);
  if (error || size > kMostBytes) return not_found();
  Response response;
  const std::string etag = etag_of(file, size);
  response.headers = {{"ETag", etag}, {"Cache-Control", "no-cache"}};
  if (request.if_none_match == etag) {
    response.status = 304;
    return response;
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) return not_found();
  response.body.assign(std::istreambuf_iterator<char>(in), {});
  response.content_type = content_type_of(*name);
  return response;
}

}  // namespace auralis::stream
