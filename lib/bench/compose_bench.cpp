// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/compose_bench.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/clock.h"
#include "base/decimal.h"
#include "base/error.h"
#include "bench/interruption.h"
#include "bench/process.h"
#include "bench/process_probe.h"
#include "cli/duration.h"
#include "cli/stop_signal.h"

namespace auralis::bench {

namespace {

struct Run {
  std::int64_t events = 0, bytes = 0, peak_rss = 0;
  Seconds wall{0}, cpu{0};
};

/// Reads what the child writes to the end, looking at its memory now and then.
void drain(const Descriptor& in, const ChildProcess& child, Run& run) {
  std::array<std::byte, 65536> buffer;
  for (std::int64_t reads = 0;; ++reads) {
    const auto n = base::read_some(in, buffer, "events", cli::stop_requested);
    check_stop();
    if (n == 0) return;
    run.bytes += static_cast<std::int64_t>(n);
    run.events += std::count(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(n),
                             std::byte{'\n'});
    if (reads % 16 == 0) run.peak_rss = std::max(run.peak_rss, resident_bytes(child.pid()));
  }
}

Run run_once(const ComposeBenchOptions& o) {
  const base::SteadyClock clock;
  Run run;
  const Seconds start = clock.now();
  Pipe pipe = make_pipe();
  ChildProcess child({o.binaries / "auralis-compose", "-q", "--seed", std::to_string(o.seed),
                      "--mood", o.mood, "--duration", base::decimal(o.duration.count())},
                     {.out = &pipe.write});
  pipe.write.close();
  drain(pipe.read, child, run);
  const ChildExit ended = child.wait(Seconds(10));
  run.wall = clock.now() - start;
  run.cpu = ended.cpu;
  if (ended.status != 0)
    throw base::Error("auralis-compose ended with status " + std::to_string(ended.status));
  return run;
}

}  // namespace

Report bench_compose(const ComposeBenchOptions& o) {
  const Run warm_up = run_once(o);
  std::vector<double> walls, cpus;
  std::int64_t peak = 0;
  bool same = true;
  for (int i = 0; i < o.runs; ++i) {
    const Run run = run_once(o);
    walls.push_back(run.wall.count());
    cpus.push_back(run.cpu.count());
    peak = std::max(peak, run.peak_rss);
    same = same && run.bytes == warm_up.bytes;
  }
  const Summary wall = summarize(walls), cpu = summarize(cpus);
  Report report("compose", this_machine());
  report.subject(cli::to_text(o.duration) + " of mood " + o.mood + ", seed " +
                 std::to_string(o.seed) + ", " + std::to_string(o.runs) +
                 " runs after 1 to warm up; figures from medians");
  report.count("runs", "runs", o.runs);
  report.count("warm_up_runs", "runs to warm up, left out", 1);
  report.times("wall", "wall time of a run", wall);
  report.times("cpu", "CPU time of a run", cpu);
  report.number("audio_seconds", "music", o.duration.count(), Unit::kSeconds);
  report.count("events", "events", warm_up.events);
  report.count("output_bytes", "bytes of events", warm_up.bytes);
  report.number("events_per_second", "events a second",
                static_cast<double>(warm_up.events) / wall.median);
  report.number("x_real_time", "x real time", o.duration.count() / wall.median);
  report.number("peak_rss_bytes", "peak memory", static_cast<double>(peak), Unit::kMebibytes);
  if (!same) report.fail("one seed gave events of different length");
  return report;
}

}  // namespace auralis::bench
