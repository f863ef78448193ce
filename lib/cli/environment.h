// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The environment variables of a tool's options: AURALIS_SYNTH_BLOCK for --block of auralis-synth.
#pragma once

#include <string>
#include <vector>

#include "cli/help_notes.h"

namespace auralis::cli {

/// A tool's name, or an option's behind it, as it stands in a variable's: AURALIS_SYNTH_BLOCK.
[[nodiscard]] std::string variable_of(std::string text);

/// Lets each option be set by its variable. `tool` is as "auralis-synth voice", whose --jobs is
/// AURALIS_SYNTH_VOICE_JOBS.
void name_variables(CLI::App& app, const std::string& tool);

/// A line for each variable that is set and nearly an option's:
/// "AURALIS_SYNTH_BLOK sets nothing; did you mean AURALIS_SYNTH_BLOCK?"
[[nodiscard]] std::vector<std::string> misspelt_variables(const CLI::App& app,
                                                          const HelpNotes& notes);

}  // namespace auralis::cli
