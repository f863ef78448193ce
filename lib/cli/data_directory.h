// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where a tool's data lie: web files, patches, moods.
#pragma once

#include <filesystem>
#include <string_view>

namespace auralis::cli {

/// The directory AURALIS_DATA_DIR/name where that variable is set, else ../share/auralis/name seen
/// from the running binary, wherever it was installed. Throws base::Error if there is none.
[[nodiscard]] std::filesystem::path data_directory(std::string_view name);

/// The directory of the running binary.
[[nodiscard]] std::filesystem::path binary_directory();

}  // namespace auralis::cli
