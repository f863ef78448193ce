// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench memory: does memory stay flat over hours of audio?
#pragma once

#include <filesystem>
#include <string>

#include "base/units.h"
#include "bench/report.h"

namespace auralis::bench {

struct MemoryBenchOptions {
  std::filesystem::path binaries;
  base::Seconds duration{3600};  ///< of audio
  int seed = 1;
  std::string mood = "tide";
  std::string renderer = "auto", device = "auto";
};

/// Runs compose into synth offline, as fast as they can, and samples the memory of both. Throws
/// base::Error, Interrupted.
[[nodiscard]] Report bench_memory(const MemoryBenchOptions& options);

}  // namespace auralis::bench
