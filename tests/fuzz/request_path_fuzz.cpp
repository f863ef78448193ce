// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The path of an HTTP request -> the file that is served for it: never one outside the directory.
#include <filesystem>

#include "fuzz.h"
#include "stream/web_files.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto name = stream::file_of_path(fuzz::text_of(data, size));
  if (!name) return 0;
  const std::filesystem::path file = (std::filesystem::path("/web") / *name).lexically_normal();
  fuzz::require(file.native().starts_with("/web/"), "a file lies within the directory");
  fuzz::require(name->find('\0') == std::string::npos, "a name has no NUL");
  fuzz::require(!stream::content_type_of(*name).empty(), "a file has a type");
  return 0;
}
