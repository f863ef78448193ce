// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --tuning and --keyboard-map of auralis-compose.
#pragma once

#include <string>

#include "base/log.h"
#include "cli/options.h"
#include "perform/sources.h"
#include "perform/tuned_sink.h"

namespace auralis {

/// Among the sources.
void add_tuning_options(cli::Options& options, perform::Sources& sources);

/// 12 equal steps without a file. Throws base::Error that names file and line.
[[nodiscard]] theory::Tuning read_tuning(perform::Sources& sources, const base::Log& log);

/// Tells what the listener missed.
void tell_silent_notes(const perform::TunedSink& tuned, const base::Log& log);

}  // namespace auralis
