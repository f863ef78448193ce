// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench stream: how well does a running server serve many listeners?
#pragma once

#include <string>
#include <vector>

#include "base/units.h"
#include "bench/report.h"
#include "bench/stream_clients.h"

namespace auralis::bench {

struct StreamBenchOptions {
  std::string url = "ws://127.0.0.1:8080/stream";  ///< or http://, a stream for players
  std::string coding = "pcm";                      ///< by WebSocket; or "flac", "opus"
  Crowd crowd;
  std::vector<int> pids;       ///< of the server's processes, whose CPU and memory are reported
  base::Seconds duration{10};  ///< of listening, after a second to warm up
};

/// Connects and listens. Throws base::Error, Interrupted.
[[nodiscard]] Report bench_stream(const StreamBenchOptions& options);

}  // namespace auralis::bench
