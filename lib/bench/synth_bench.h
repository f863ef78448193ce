// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench synth: how long does a block take, and how many voices does a core carry?
#pragma once

#include <string>

#include "base/log.h"
#include "base/units.h"
#include "bench/report.h"

namespace auralis::bench {

struct SynthBenchOptions {
  int voices = 32;
  std::string patch = "pad";
  std::string load = "patch";  ///< patch, or peers: the patch on which synthesizers are compared
  base::Seconds block{0.1};
  base::Seconds duration{60};  ///< of audio that is measured
  base::SampleRate rate{44100};
  std::string renderer = "auto", device = "auto";
  bool dry = false;  ///< voices alone, without effects and limiter
};

/// Renders in this thread, as fast as it can. Throws base::Error, Interrupted.
[[nodiscard]] Report bench_synth(const SynthBenchOptions& options, const base::Log& log);

}  // namespace auralis::bench
