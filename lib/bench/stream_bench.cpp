// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/stream_bench.h"

#include <sys/resource.h>

#include "base/clock.h"
#include "base/decimal.h"
#include "base/error.h"
#include "bench/cpu_clock.h"
#include "bench/interruption.h"
#include "bench/process_probe.h"
#include "bench/reception_report.h"
#include "bench/stream_clients.h"
#include "cli/duration.h"

namespace auralis::bench {

namespace {

constexpr Seconds kPatience{10}, kStreamWarmUp{1};

[[nodiscard]] int connections(const Crowd& crowd) noexcept {
  return crowd.readers + crowd.slow + crowd.stalled;
}

/// A descriptor a listener, and some for everything else.
void allow_connections(int listeners) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const auto wanted = static_cast<rlim_t>(listeners) + 64;
  if (limit.rlim_cur >= wanted) return;
  if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < wanted)
    throw base::Error("--listeners " + std::to_string(listeners) +
                      ": the system allows this process " + std::to_string(limit.rlim_max) +
                      " open files (ulimit -Hn)");
  limit.rlim_cur = wanted;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

void add_beginnings(Report& report, const std::vector<const Reception*>& receptions) {
  std::vector<double> connects, firsts;
  for (const Reception* const r : receptions) {
    if (r->connected.count() > 0) connects.push_back((r->connected - r->asked).count());
    if (!r->chunks.empty()) firsts.push_back((r->chunks.front().at - r->asked).count());
  }
  report.times("connect", "to connect and shake hands", summarize(connects));
  report.times("first_chunk", "to the first chunk", summarize(firsts));
  report.count("listeners_connected", "listeners connected",
               static_cast<std::int64_t>(connects.size()));
}

/// Of all the server's processes.
[[nodiscard]] Seconds server_cpu_time(const std::vector<int>& pids) {
  Seconds sum{0};
  for (const int pid : pids) sum += cpu_time(pid);
  return sum;
}
[[nodiscard]] std::int64_t server_bytes(const std::vector<int>& pids) {
  std::int64_t sum = 0;
  for (const int pid : pids) sum += resident_bytes(pid);
  return sum;
}

/// What a stream by HTTP cannot be asked.
void check_protocol(const StreamBenchOptions& o, const Url& url) {
  if (url.web_socket) return;
  if (o.coding != "pcm")
    throw base::Error("--protocol " + o.coding +
                          ": a WebSocket has one; by HTTP the address says the coding, as in "
                          "http://127.0.0.1:8080/listen." +
                          o.coding,
                      base::Fault::kUsage);
  if (o.crowd.slow > 0 && !url.target.substr(0, url.target.find('?')).ends_with(".wav"))
    throw base::Error("--slow: by HTTP half of real time is known of /listen.wav alone",
                      base::Fault::kUsage);
}

void check_server(const std::vector<int>& pids) {
  for (const int pid : pids)
    if (resident_bytes(pid) == 0)
      throw base::Error("--pid " + std::to_string(pid) + ": there is no such process",
                        base::Fault::kUsage);
}

void add_crowd(Report& report, const Crowd& crowd, int slow_gone) {
  report.count("listeners", "listeners", crowd.readers);
  if (crowd.slow > 0) {
    report.count("slow", "listeners beside them that read at half speed", crowd.slow);
    report.count("slow_cut", "of those that the server hung up on", slow_gone);
  }
  if (crowd.stalled > 0)
    report.count("stalled", "listeners beside them that never read", crowd.stalled);
}

/// `share`: of one core, for so many readers.
void add_server(Report& report, double share, int readers, std::int64_t bytes) {
  report.number("server_cpu_share", "CPU of the server", share, Unit::kPercent);
  report.number("server_cpu_share_per_1000", "of that for 1,000 listeners", share * 1000 / readers,
                Unit::kPercent);
  report.number("server_resident_bytes", "memory of the server", static_cast<double>(bytes),
                Unit::kMebibytes);
}

}  // namespace

Report bench_stream(const StreamBenchOptions& o) {
  const int readers = o.crowd.readers;
  const Url url = parse_url(o.url);
  check_protocol(o, url);
  allow_connections(connections(o.crowd));
  check_server(o.pids);
  base::SteadyClock clock;
  StreamClients listeners(url, o.crowd, Keep::kTimes, clock, protocol_of(o.coding));
  wait_for_first_chunks(listeners, readers, clock, kPatience + o.crowd.ramp);
  if (listeners.receiving() == 0) {
    listeners.stop();
    const std::string& fault = listeners.receptions().front()->fault;
    throw base::Error("nothing came from " + o.url + ": " +
                      (fault.empty() ? "connected, but no chunk within 10 s" : fault));
  }
  const Seconds from = clock.now() + kStreamWarmUp;
  wait_until(clock, from);
  const Seconds until = from + o.duration, cpu = process_cpu_time();
  const Seconds server_cpu = server_cpu_time(o.pids);
  while (clock.now() < until && listeners.gone() < readers)
    wait_until(clock, std::min(until, clock.now() + Seconds(0.1)));
  const Seconds spent = process_cpu_time() - cpu;
  const Seconds server_spent = server_cpu_time(o.pids) - server_cpu;
  const std::int64_t resident = server_bytes(o.pids);
  listeners.stop();
  const Seconds stopped = clock.now();

  Report report("stream", this_machine());
  report.subject(std::to_string(readers) + " listeners of " + o.url +
                 (url.web_socket ? " (" + o.coding + ")" : "") + ", 1 run of " +
                 cli::to_text(o.duration) + " after " + cli::to_text(kStreamWarmUp) +
                 " to warm up");
  add_crowd(report, o.crowd, listeners.slow_gone());
  report.number("duration_seconds", "measured", o.duration.count(), Unit::kSeconds);
  report.count("runs", "runs", 1);
  report.number("warm_up_seconds", "warm-up, left out", kStreamWarmUp.count(), Unit::kSeconds);
  add_beginnings(report, listeners.receptions());
  add_receptions(report, listeners.receptions(), from, stopped);
  report.number("listeners_cpu_share", "CPU of the listeners themselves", spent / o.duration,
                Unit::kPercent);
  if (!o.pids.empty()) add_server(report, server_spent / o.duration, readers, resident);
  return report;
}

}  // namespace auralis::bench
