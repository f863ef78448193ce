// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --follow of auralis-compose: a tune of one's own to accompany.
#pragma once

#include <optional>

#include "base/log.h"
#include "cli/options.h"
#include "compose/mood/mood_library.h"
#include "perform/sources.h"
#include "score/tune.h"

namespace auralis {

/// Among the sources.
void add_follow_option(cli::Options& options, perform::Sources& sources);
/// --track, which part of a file is the tune.
void add_track_option(cli::Options& options, std::string& track);

/// The first tune of the file that has notes; nothing without a file. Tells what tunes of a book
/// are left out. Throws base::Error where there is none.
[[nodiscard]] std::optional<score::Tune> read_tune(perform::Sources& sources, const base::Log& log);

/// Key, mode and tempo as the tune has them; what it does not say stays.
void adapt_to_tune(event::Settings& settings, const score::Tune& tune,
                   const compose::MoodLibrary& moods);

}  // namespace auralis
