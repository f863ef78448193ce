// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Files that were compressed beforehand: the build makes them of the page's.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "stream/content_coding.h"

namespace auralis::stream {

/// A copy's name has its file's SHA-256, so no copy stands for a file that has changed:
/// DIRECTORY/app.js.SHA256.gz, and .br by Brotli. [any thread]
class CompressedCopies {
 public:
  /// Without a directory there are none.
  explicit CompressedCopies(std::optional<std::filesystem::path> directory)
      : directory_(std::move(directory)) {}

  /// The copy of what file_of_path() named, whose content has this digest; nothing where there is
  /// none.
  [[nodiscard]] std::optional<std::string> find(std::string_view name, std::string_view sha256,
                                                ContentCoding coding) const;

 private:
  std::optional<std::filesystem::path> directory_;
};

}  // namespace auralis::stream
