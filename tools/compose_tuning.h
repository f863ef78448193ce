// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --tuning and --keyboard-map of auralis-compose.
#pragma once

#include <string>

#include "base/log.h"
#include "cli/tool_app.h"
#include "compose/tuned_sink.h"

namespace auralis {

/// Scala files, none where empty.
struct TuningFiles {
  std::string scale, map;
};

void add_tuning(CLI::App& app, TuningFiles& files);

/// 12 equal steps without a file. Throws base::Error that names file and line.
[[nodiscard]] theory::Tuning read_tuning(const TuningFiles& files);

/// Tells what the listener missed.
void tell_silent_notes(const compose::TunedSink& tuned, const base::Log& log);

}  // namespace auralis
