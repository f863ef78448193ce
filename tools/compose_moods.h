// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --moods of auralis-compose: directories of one's own moods beside the shipped ones.
#pragma once

#include <string>
#include <vector>

#include "base/log.h"
#include "cli/options.h"
#include "compose/mood/mood_library.h"

namespace auralis {

void add_moods_option(cli::Options& options, std::vector<std::string>& directories);

/// The shipped moods, then those of the directories. Reports each file that is wrong; throws
/// base::Error where it is the mood `wanted` (empty: none), or where a directory has no moods.
[[nodiscard]] compose::MoodLibrary read_moods(const std::vector<std::string>& directories,
                                              const std::string& wanted, const base::Log& log);

/// A line for each mood: its name and what it is.
[[nodiscard]] std::string list_moods(const compose::MoodLibrary& moods);

}  // namespace auralis
