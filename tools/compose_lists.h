// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The lists of auralis-compose: --list-moods and the like.
#pragma once

#include "compose_options.h"

namespace auralis {

void add_lists(cli::Options& app, ComposeOptions& options);

/// What the options ask for, as text or as JSON.
[[nodiscard]] std::string lists(const ComposeOptions& options, const compose::MoodLibrary& moods);

}  // namespace auralis
