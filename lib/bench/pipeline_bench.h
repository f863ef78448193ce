// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench pipeline: how long from a control to the sound that it changes, through all tools?
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/units.h"
#include "bench/report.h"

namespace auralis::bench {

struct PipelineBenchOptions {
  std::filesystem::path binaries;
  base::Seconds chunk{0.1};
  std::optional<base::Seconds> tick;  ///< by default a quarter of the chunk, at most 10 ms
  int listeners = 1;
  int controls = 50;
  base::Seconds duration{0};  ///< listen for at least so long
  int seed = 1;               ///< of the music and of the controls' times
  std::string mood = "tide";
  std::string renderer = "auto", device = "auto";
};

/// Starts the pipe, steers it, and proves by rendering its events again that the PCM changes where
/// the stream says. Throws base::Error, Interrupted.
[[nodiscard]] Report bench_pipeline(const PipelineBenchOptions& options);

}  // namespace auralis::bench
