// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench stream: how well does a running server serve many listeners?
#pragma once

#include <string>

#include "base/units.h"
#include "bench/report.h"

namespace auralis::bench {

struct StreamBenchOptions {
  std::string url = "ws://127.0.0.1:8080/stream";
  std::string coding = "pcm";  ///< or "flac", "opus"
  int listeners = 1;           ///< that read
  int stalled = 0;             ///< further ones, that never do
  int pid = 0;                 ///< of the server, if its CPU and memory are to be told
  base::Seconds duration{10};  ///< of listening, after a second to warm up
};

/// Connects and listens. Throws base::Error, Interrupted.
[[nodiscard]] Report bench_stream(const StreamBenchOptions& options);

}  // namespace auralis::bench
