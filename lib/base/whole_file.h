// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// All bytes of a file.
#pragma once

#include <string>

namespace auralis::base {

/// Error names the path and the reason; a file of more than 256 MiB is one.
[[nodiscard]] std::string read_whole(const std::string& path);

}  // namespace auralis::base
