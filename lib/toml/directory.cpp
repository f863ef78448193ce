// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "toml/directory.h"

#include <algorithm>
#include <string>

#include "base/error.h"

namespace auralis::toml {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& directory, std::string_view what) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error))
    if (entry->path().extension() == ".toml") files.push_back(entry->path());
  if (error)
    throw base::Error("cannot read " + std::string(what) + " from " + directory.string() + ": " +
                      error.message());
  std::ranges::sort(files);
  return files;
}

}  // namespace auralis::toml
