// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench compose: how fast is an hour of music composed?
#pragma once

#include <filesystem>
#include <string>

#include "base/units.h"
#include "bench/report.h"

namespace auralis::bench {

struct ComposeBenchOptions {
  std::filesystem::path binaries;  ///< where auralis-compose lies
  base::Seconds duration{3600};    ///< of music
  int runs = 3;                    ///< that count; one more warms up
  int seed = 1;
  std::string mood = "tide";
};

/// Runs the tool offline. Throws base::Error, Interrupted.
[[nodiscard]] Report bench_compose(const ComposeBenchOptions& options);

}  // namespace auralis::bench
