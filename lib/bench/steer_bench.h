// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench steer: how long does the composer take to follow a control?
#pragma once

#include <filesystem>
#include <string>

#include "base/units.h"
#include "bench/report.h"

namespace auralis::bench {

struct SteerBenchOptions {
  std::filesystem::path moods, corpus;  ///< directories of data
  std::string model;             ///< file of a model in place of the corpus; none where empty
  base::Seconds duration{1800};  ///< of music
  int seed = 1;
  std::string mood = "tide";
};

/// Composes in this process, tick by tick as live, without waiting; every 0.5 to 1.5 s of music
/// another parameter takes another value. Throws base::Error, Interrupted.
[[nodiscard]] Report bench_steer(const SteerBenchOptions& options);

}  // namespace auralis::bench
