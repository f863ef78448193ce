// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench voice: how fast are sounds of torchsynth's Voice rendered?
#pragma once

#include <filesystem>
#include <string>

#include "base/log.h"
#include "bench/report.h"

namespace auralis::bench {

struct VoiceBenchOptions {
  int sounds = 4096;  ///< of synth1B1, from the first on
  int jobs = 0;       ///< threads of the second run; 0 is one a processor
  std::string device = "auto";
  std::filesystem::path binaries;  ///< where the CUDA module is found from
};

/// Renders the sounds with one thread, then with all, every sample stored in the host's memory,
/// more than its caches hold; before that, where a device has memory of its own, into that alone. A
/// device's samples have to agree with the CPU kernel's. Throws Interrupted, and base::Error where
/// the device is not there.
[[nodiscard]] Report bench_voice(const VoiceBenchOptions& options, const base::Log& log);

}  // namespace auralis::bench
