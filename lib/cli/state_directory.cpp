// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/state_directory.h"

#include <cstdlib>
#include <optional>
#include <string>

#include "base/error.h"

namespace auralis::cli {

namespace fs = std::filesystem;

namespace {

/// Nothing for one that is empty or not absolute.
std::optional<fs::path> absolute_path_in(const char* variable) {
  const char* const text = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): before threads
  if (text == nullptr || !fs::path(text).is_absolute()) return std::nullopt;
  return text;
}

}  // namespace

fs::path state_directory() {
  if (const auto given = absolute_path_in("STATE_DIRECTORY")) return *given;
  if (const auto given = absolute_path_in("XDG_STATE_HOME")) return *given / "auralis";
  if (const auto home = absolute_path_in("HOME")) return *home / ".local/state/auralis";
  throw base::Error("no place to keep anything: neither XDG_STATE_HOME nor HOME is a directory");
}

}  // namespace auralis::cli
