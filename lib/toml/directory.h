// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A directory of TOML files that name what they hold: NAME.toml.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace auralis::toml {

/// The TOML files of a directory, by name. Throws base::Error if it cannot be read; `what` is what
/// they hold, for that error: "patches".
[[nodiscard]] std::vector<std::filesystem::path> files_in(const std::filesystem::path& directory,
                                                          std::string_view what);

}  // namespace auralis::toml
