// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What is wrong with a command line, in our words in place of CLI11's.
#pragma once

#include <string>
#include <vector>

#include "cli/help_notes.h"

namespace CLI {
class ParseError;
}

namespace auralis::cli {

/// The command that was named, or the tool.
[[nodiscard]] const CLI::App& chosen_command(const CLI::App& app);

/// Why an option of these words has no value: the next word is an option, too ("-o --live"), or an
/// equals sign stands behind a short name, which would be the value's. Empty where all have one, or
/// where the last word lacks it, which CLI11 finds.
[[nodiscard]] std::string lacking_value(const CLI::App& app, const std::vector<std::string>& words);

/// What CLI11 found.
[[nodiscard]] std::string complaint_of(const CLI::ParseError& error, const CLI::App& app,
                                       const HelpNotes& notes);

}  // namespace auralis::cli
