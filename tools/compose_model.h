// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What auralis-compose learns its melodies from: the shipped corpus, files of music or models.
#pragma once

#include <string>

#include "base/log.h"
#include "cli/options.h"
#include "compose/melody/melody_model.h"
#include "perform/sources.h"

namespace auralis {

/// --train and --model, among the sources, and --model-out.
void add_melody_options(cli::Options& options, perform::Sources& sources, std::string& model_out);

struct LearntModel {
  compose::MelodyModel model;
  bool whole = true;  ///< no tune was left out
};

/// Tells the tunes and files that are left out. Throws base::Error where none has a tune to learn
/// from.
[[nodiscard]] LearntModel learn(perform::Sources& sources, const base::Log& log);

/// Learns and writes a model; the tool's exit status.
[[nodiscard]] int write_model(perform::Sources& sources, const std::string& path,
                              const base::Log& log);

}  // namespace auralis
