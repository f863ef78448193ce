// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/memory_bench.h"

#include <array>

#include "base/clock.h"
#include "base/decimal.h"
#include "base/error.h"
#include "bench/interruption.h"
#include "bench/process.h"
#include "bench/process_probe.h"
#include "cli/duration.h"
#include "cli/stop_signal.h"
#include "pcm/format.h"

namespace auralis::bench {

namespace {

constexpr double kHour = 3600;
constexpr double kWarmUpShare = 0.1;  // of the audio: caches fill, the polyphony is reached
constexpr Seconds kBetweenSamples{0.02};

/// Memory against audio time, with the process that is watched.
struct Track {
  const ChildProcess& process;
  std::vector<double> audio, bytes;
  std::int64_t peak = 0;

  void sample(double audio_seconds, double warm_up) {
    const std::int64_t now = resident_bytes(process.pid());
    if (now == 0) return;  // it has ended
    peak = std::max(peak, peak_resident_bytes(process.pid()));
    if (audio_seconds < warm_up) return;
    audio.push_back(audio_seconds);
    bytes.push_back(static_cast<double>(now));
  }
};

/// Reads PCM to its end; the audio it held, in seconds.
double follow(const Descriptor& pcm, std::span<Track* const> tracks, double warm_up) {
  const base::SteadyClock clock;
  const pcm::Format format;
  const auto second = static_cast<double>(format.bytes({format.rate.hz}));
  std::array<std::byte, 65536> buffer;
  Seconds due{0};
  for (double bytes = 0;;) {
    const auto n = base::read_some(pcm, buffer, "PCM", cli::stop_requested);
    check_stop();
    if (n == 0) return bytes / second;
    bytes += static_cast<double>(n);
    if (clock.now() < due) continue;
    due = clock.now() + kBetweenSamples;
    for (Track* const track : tracks) track->sample(bytes / second, warm_up);
  }
}

void add_track(Report& report, const std::string& name, const Track& track) {
  const auto bytes = [&](const char* key, const char* label, double value) {
    report.number(name + key, name + label, value, Unit::kMebibytes);
  };
  bytes("_peak_rss_bytes", ": peak", static_cast<double>(track.peak));
  if (track.bytes.empty()) return report.fail(name + " ended before its memory could be sampled");
  bytes("_first_rss_bytes", ": after the warm-up", track.bytes.front());
  bytes("_last_rss_bytes", ": at the end", track.bytes.back());
  report.number(name + "_rss_growth_bytes_per_hour", name + ": growth an hour of audio",
                slope(track.audio, track.bytes) * kHour, Unit::kMebibytesPerHour);
  report.count(name + "_samples", name + ": samples",
               static_cast<std::int64_t>(track.bytes.size()));
}

void check(Report& report, ChildProcess& tool) {
  const int status = tool.wait(Seconds(10)).status;
  if (status != 0) report.fail(tool.name() + " ended with status " + std::to_string(status));
}

}  // namespace

Report bench_memory(const MemoryBenchOptions& o) {
  const base::SteadyClock clock;
  const Seconds start = clock.now();
  Pipe events = make_pipe(), pcm = make_pipe();
  ChildProcess compose({o.binaries / "auralis-compose", "-q", "--seed", std::to_string(o.seed),
                        "--mood", o.mood, "--duration", base::decimal(o.duration.count())},
                       {.out = &events.write});
  ChildProcess synth(
      {o.binaries / "auralis-synth", "-q", "--renderer", o.renderer, "--device", o.device},
      {.in = &events.read, .out = &pcm.write});
  events.write.close();
  events.read.close();
  pcm.write.close();
  Track compose_track{compose, {}, {}}, synth_track{synth, {}, {}};
  const std::array tracks{&compose_track, &synth_track};
  const double audio = follow(pcm.read, tracks, kWarmUpShare * o.duration.count());
  const Seconds wall = clock.now() - start;

  Report report("memory", this_machine());
  report.subject(cli::to_text(o.duration) + " of mood " + o.mood + ", offline, 1 run; the first " +
                 base::decimal(100 * kWarmUpShare) + " % left out as warm-up");
  report.count("runs", "runs", 1);
  report.number("warm_up_seconds", "warm-up, left out", kWarmUpShare * o.duration.count(),
                Unit::kSeconds);
  report.number("audio_seconds", "audio", audio, Unit::kSeconds);
  report.number("wall_seconds", "wall time", wall.count(), Unit::kSeconds);
  report.number("x_real_time", "x real time", audio / wall.count());
  add_track(report, "compose", compose_track);
  add_track(report, "synth", synth_track);
  check(report, compose);
  check(report, synth);
  return report;
}

}  // namespace auralis::bench
