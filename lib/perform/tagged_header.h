// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The header of a piece in a sound file's tags.
#pragma once

#include <optional>
#include <string>

namespace auralis::perform {

/// The header line of auralis-events(5) that stands in a comment of the file at `path`, whatever
/// kind of sound file it is: each keeps its tags as plain text. Nothing where the file is no sound
/// file, or no regular one. Throws base::Error for a sound file without one.
[[nodiscard]] std::optional<std::string> header_in_tags(const std::string& path);

}  // namespace auralis::perform
