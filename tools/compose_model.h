// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What auralis-compose learns its melodies from: the shipped corpus, files of music or models.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "base/log.h"
#include "compose/melody_model.h"

namespace auralis {

struct MelodySource {
  struct ModelFile {
    std::string path;
    std::uint64_t weight = 1;
  };
  std::vector<std::string> train;  // files of music; where there are neither, the shipped corpus
  std::vector<ModelFile> models;
  std::string model_out;  // where to write what was learnt, in place of a piece; none where empty
};

void add_melody_source(CLI::App& app, MelodySource& source);

struct Learnt {
  compose::MelodyModel model;
  bool whole = true;  ///< no tune was left out
};

/// Tells the tunes that are left out. Throws base::Error where a file cannot be taken, or none has
/// a tune to learn from.
[[nodiscard]] Learnt learn(const MelodySource& source, const base::Log& log);

/// Learns and writes model_out; the tool's exit status.
[[nodiscard]] int write_model(const MelodySource& source, const base::Log& log);

}  // namespace auralis
