// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page's files over HTTP: read only, from one folder, nothing outside it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "stream/compressed_copies.h"
#include "stream/service.h"

namespace auralis::stream {

/// Files are read from disk at each request: they are few and small, and so an edited one is seen
/// at the next reload. One with a compressed copy is sent as that to clients that take it.
/// [io thread]
class WebFiles {
 public:
  /// Without a directory there is no page, only the stream. The page has the station's name, where
  /// it has one, from its first byte, and then no compressed copy.
  WebFiles(std::optional<std::filesystem::path> directory, CompressedCopies copies,
           std::string station);

  /// For GET and HEAD: the file with its type and the ETag of what is sent, 304 if the client has
  /// it, or 404.
  [[nodiscard]] Response get(const Request& request) const;

 private:
  std::optional<std::filesystem::path> directory_;
  CompressedCopies copies_;
  std::string station_;
};

/// HTML whose title and first heading, where they are "Auralis", are the station's name.
[[nodiscard]] std::string with_station(std::string html, std::string_view station);

/// The file a request's path means, relative to the folder ("/" is index.html); nothing for one
/// that is malformed, hidden or outside.
[[nodiscard]] std::optional<std::string> file_of_path(std::string_view path);

/// Whether an If-None-Match names the tag: `"a", W/"b"` or `*`. RFC 9110, 13.1.2.
[[nodiscard]] bool names_etag(std::string_view if_none_match, std::string_view etag);

/// By the name's ending: "text/html; charset=utf-8".
[[nodiscard]] std::string content_type_of(std::string_view name);

}  // namespace auralis::stream
