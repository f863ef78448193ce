// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench voice: how fast are sounds of torchsynth's Voice rendered?
#pragma once

#include "bench/report.h"

namespace auralis::bench {

struct VoiceBenchOptions {
  int sounds = 4096;  ///< of synth1B1, from the first on
  int jobs = 0;       ///< threads of the second run; 0 is one a processor
};

/// Renders the sounds with one thread, then with all, every sample stored in memory that is larger
/// than the caches. Throws Interrupted.
[[nodiscard]] Report bench_voice(const VoiceBenchOptions& options);

}  // namespace auralis::bench
