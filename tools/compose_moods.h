// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --moods of auralis-compose: directories of one's own moods beside the shipped ones.
#pragma once

#include <string>
#include <vector>

#include "base/log.h"
#include "cli/options.h"
#include "compose/mood/mood_library.h"
#include "perform/sources.h"

namespace auralis {

void add_moods_option(cli::Options& options, std::vector<std::string>& directories);

/// The shipped moods, then those of the directories. Reports each file that is wrong; throws
/// base::Error where it is the mood `wanted` (empty: none), or where a directory has no moods.
[[nodiscard]] compose::MoodLibrary read_moods(const std::vector<std::string>& directories,
                                              const std::string& wanted, const base::Log& log);

/// Adds the moods that sources name by their files. Throws base::Error for one that is wrong.
void read_mood_files(compose::MoodLibrary& moods, perform::Sources& sources, const base::Log& log);

/// Notes each patch of the mood that neither the shipped patches nor those of the directories have.
void tell_unknown_patches(compose::Mood mood, const std::vector<std::string>& directories,
                          const base::Log& log);

}  // namespace auralis
