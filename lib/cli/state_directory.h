// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where a tool keeps what should outlive it.
#pragma once

#include <filesystem>

namespace auralis::cli {

/// $STATE_DIRECTORY (as systemd sets it), or auralis in $XDG_STATE_HOME or in ~/.local/state; it
/// may not exist yet. Throws base::Error where none is known. Call before there are threads.
[[nodiscard]] std::filesystem::path state_directory();

}  // namespace auralis::cli
