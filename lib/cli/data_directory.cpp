// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/data_directory.h"

#include <algorithm>
#include <cstdlib>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#include "base/error.h"

namespace auralis::cli {

namespace fs = std::filesystem;

fs::path binary_directory() {
#ifdef __APPLE__
  char path[4096];
  std::uint32_t size = sizeof path;
  if (_NSGetExecutablePath(path, &size) == 0) return fs::canonical(path).parent_path();
  throw base::Error("cannot find the directory of the running binary");
#else
  return fs::read_symlink("/proc/self/exe").parent_path();
#endif
}

fs::path data_directory(std::string_view name) {
  // Read at start, before any thread: getenv is safe there.
  const char* const chosen = std::getenv("AURALIS_DATA_DIR");  // NOLINT(concurrency-mt-unsafe)
  const bool set = chosen != nullptr && *chosen != '\0';
  const fs::path installed = binary_directory() / "../share/auralis";
  if (set && !fs::is_directory(chosen))
    throw base::Error("no data at " + std::string(chosen) +
                      ": AURALIS_DATA_DIR should name a directory");
  fs::path directory = (set ? fs::path(chosen) : installed) / name;
  if (set && !fs::is_directory(directory)) directory = installed / name;
  if (!fs::is_directory(directory))
    throw base::Error("no data at " + directory.lexically_normal().string() +
                      ": install Auralis whole, or set AURALIS_DATA_DIR");
  return directory.lexically_normal();
}

std::vector<fs::path> data_directories(std::string_view name) {
  const fs::path chosen = data_directory(name);
  const fs::path installed = (binary_directory() / "../share/auralis" / name).lexically_normal();
  std::error_code none;
  if (!fs::is_directory(installed) || fs::equivalent(installed, chosen, none)) return {chosen};
  return {installed, chosen};
}

std::vector<std::string> data_names(std::string_view name, std::string_view ending) {
  std::vector<std::string> names;
  try {
    for (const fs::path& directory : data_directories(name))
      for (const auto& entry : fs::directory_iterator(directory))
        if (entry.path().extension() == ending) names.push_back(entry.path().stem().string());
  } catch (const base::Error&) {
    return {};
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

bool is_path(std::string_view word) noexcept {
  return word.find('/') != std::string_view::npos || word.ends_with(".toml");
}

}  // namespace auralis::cli
