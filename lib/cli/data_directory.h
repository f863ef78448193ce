// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where a tool's data lie: web files, patches, moods.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace auralis::cli {

/// The directory AURALIS_DATA_DIR/name where that variable is set and not empty and has it, else
/// ../share/auralis/name seen from the running binary, wherever it was installed. Throws
/// base::Error if there is none, or if the variable names no directory.
[[nodiscard]] std::filesystem::path data_directory(std::string_view name);

/// The directories that data of this name are read from, the later before the earlier where both
/// have a file: the installed one, where it is there, and AURALIS_DATA_DIR/name. Throws base::Error
/// if there is none.
[[nodiscard]] std::vector<std::filesystem::path> data_directories(std::string_view name);

/// The names, without their ending (".toml"), of the files in data_directories(name), sorted,
/// each once; none where there is no such directory.
[[nodiscard]] std::vector<std::string> data_names(std::string_view name, std::string_view ending);

/// Whether a word that may be a name of data or a file of one's own is a file's, there or not: it
/// has a slash, or ends in .toml.
[[nodiscard]] bool is_path(std::string_view word) noexcept;

/// The directory of the running binary.
[[nodiscard]] std::filesystem::path binary_directory();

}  // namespace auralis::cli
