// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --session of auralis-compose: a live piece that goes on where the last process left it.
#pragma once

#include <optional>

#include "cli/tool_app.h"
#include "compose_options.h"
#include "perform/session_file.h"

namespace auralis {

cli::Option add_session_option(cli::ToolApp& app, ComposeOptions& options);

/// Where the kept session is of the piece that the options ask for, and has not ended: hands its
/// seed and its controls to `asked` and returns its time. Else sets aside what the file has,
/// says why, and returns nothing: another piece begins. `arc` is the name of the piece's course.
[[nodiscard]] std::optional<base::Seconds> resume(perform::SessionFile& file,
                                                  const ComposeOptions& options,
                                                  const compose::MoodLibrary& moods,
                                                  const perform::Sources& sources,
                                                  const std::string& arc, perform::Session& asked);

}  // namespace auralis
