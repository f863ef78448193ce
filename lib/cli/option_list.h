// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --list-options: the options of a tool and of its commands, for programs such as the one that
// makes completions.
#pragma once

#include <string>

#include "cli/help_notes.h"

namespace auralis::cli {

/// A line for each long name, of six columns set off by tabs, a dash for what is not there: the
/// name, the command that has it, the short name, the value's name, the words that it may be
/// (blanks between them), and what it does. A command has a line, too, and a name without dashes.
[[nodiscard]] std::string option_lines(const CLI::App& tool, const HelpNotes& notes);

/// The same as one array, an object a line, as Listing::json writes it: with the range of numbers
/// and what holds without the option, too.
[[nodiscard]] std::string options_as_json(const CLI::App& tool, const HelpNotes& notes);

}  // namespace auralis::cli
