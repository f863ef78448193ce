// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/web_files.h"

#include <array>
#include <fstream>
#include <iterator>

#include "digest/sha256.h"
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

/// Of the content alone: files of one package have the same times, whatever is in them.
std::string etag_of(const std::string& sha256, ContentCoding coding) {
  std::string etag = '"' + sha256;
  if (coding != ContentCoding::kIdentity) etag += '-' + std::string(name_of(coding));
  return etag + '"';
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

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match == "*") return true;
  // A tag has no quotes inside, so it stands in the list where it is found with its own.
  return if_none_match.find(etag) != std::string_view::npos;
}

std::string with_station(std::string html, std::string_view station) {
  std::string name;
  for (const char letter : station) {
    if (letter == '&')
      name += "&amp;";
    else if (letter == '<')
      name += "&lt;";
    else
      name += letter;
  }
  for (const std::string_view end : {"</title>", "</h1>"}) {
    const std::string usual = ">Auralis" + std::string(end);
    const auto at = html.find(usual);
    if (at != std::string::npos) html.replace(at + 1, usual.size() - end.size() - 1, name);
  }
  return html;
}

WebFiles::WebFiles(std::optional<fs::path> directory, CompressedCopies copies, std::string station)
    : directory_(std::move(directory)), copies_(std::move(copies)), station_(std::move(station)) {}

Response WebFiles::get(const Request& request) const {
  const auto name = file_of_path(request.path);
  if (!directory_ || !name) return not_found();
  const fs::path file = *directory_ / *name;
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return not_found();
  const auto size = fs::file_size(file, error);
  if (error || size > kMostBytes) return not_found();
  Response response;
  std::ifstream in(file, std::ios::binary);
  if (!in) return not_found();
  std::string content(std::istreambuf_iterator<char>(in), {});
  if (*name == "index.html" && !station_.empty())
    content = with_station(std::move(content), station_);
  const std::string sha256 = digest::sha256(content);
  ContentCoding coding = ContentCoding::kIdentity;
  std::optional<std::string> copy;
  for (const ContentCoding accepted : accepted_codings(request.accept_encoding)) {
    coding = accepted;
    if (coding == ContentCoding::kIdentity || (copy = copies_.find(*name, sha256, coding))) break;
  }
  const std::string etag = etag_of(sha256, coding);
  response.headers = {{"ETag", etag}, {"Cache-Control", "no-cache"}, {"Vary", "Accept-Encoding"}};
  if (names_etag(request.if_none_match, etag)) {
    response.status = 304;
    return response;
  }
  if (copy) response.headers.emplace_back("Content-Encoding", name_of(coding));
  response.body = copy ? *std::move(copy) : std::move(content);
  response.content_type = content_type_of(*name);
  return response;
}

}  // namespace auralis::stream
