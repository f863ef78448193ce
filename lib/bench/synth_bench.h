// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench synth: how long does a block take, and how many voices does a core carry?
#pragma once

#include <string>

#include "base/log.h"
#include "base/units.h"
#include "bench/report.h"
#include "cli/real_time.h"

namespace auralis::bench {

struct SynthBenchOptions {
  int voices = 32;
  std::string patch = "pad";
  std::string load = "patch";  ///< patch, or peers: the patch on which synthesizers are compared
  base::Seconds block{0.1};
  base::Seconds duration{60};  ///< of audio that is measured
  base::SampleRate rate{44100};
  std::string renderer = "auto", device = "auto";
  bool dry = false;    ///< voices alone, without effects and limiter
  bool paced = false;  ///< in real time, not as fast as it can
  int busy = 0;        ///< threads that keep the other CPUs busy
  cli::RealTime real_time;
};

/// Renders in this thread. Throws base::Error, Interrupted.
[[nodiscard]] Report bench_synth(const SynthBenchOptions& options, const base::Log& log);

}  // namespace auralis::bench
