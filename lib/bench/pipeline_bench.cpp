// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/pipeline_bench.h"

#include <algorithm>
#include <array>

#include "base/clock.h"
#include "base/decimal.h"
#include "base/error.h"
#include "base/random.h"
#include "bench/http_get.h"
#include "bench/interruption.h"
#include "bench/live_pipe.h"
#include "bench/pcm_proof.h"
#include "bench/process_probe.h"
#include "bench/reception_report.h"
#include "bench/steered_control.h"
#include "bench/stream_clients.h"
#include "event/event_writer.h"

namespace auralis::bench {

namespace {

constexpr Seconds kFirstChunkPatience{20};
// The server needs two windows of a second to shed the backlog of the start.
constexpr Seconds kPipelineWarmUp{5};
constexpr Seconds kControlPatience{5};  // for the last control to come out
constexpr Seconds kAfter{0.3};          // of listening after that: the proof looks at 100 ms

struct ToolUse {
  Seconds cpu{0};
  std::int64_t peak_rss = 0;
};
using Uses = std::array<ToolUse, 3>;

Uses look(LivePipe& pipe) {
  Uses uses;
  std::size_t i = 0;
  for (const ChildProcess* const tool : pipe.tools())
    uses[i++] = {cpu_time(tool->pid()), peak_resident_bytes(tool->pid())};
  return uses;
}

Seconds tick_of(const PipelineBenchOptions& o) {
  return o.tick.value_or(std::min(Seconds(0.01), o.chunk / 4));
}

/// Alternating high and low, never one value twice, and each the same number when it has been text.
double value_of(int i) { return ((i % 2 == 0 ? 900'000 : 100'000) - i % 99'999) / 1e6; }

std::vector<SteeredControl> steer(LivePipe& pipe, const StreamClients& listeners,
                                  const PipelineBenchOptions& o, base::Clock& clock) {
  constexpr double kLeast = 0.5, kMost = 1.5;
  base::Random random(static_cast<std::uint64_t>(o.seed));
  std::vector<SteeredControl> controls;
  Seconds due = clock.now();
  for (int i = 0; i < o.controls; ++i) {
    SteeredControl control{.value = value_of(i)};
    std::string line;
    event::append_control_line(line, {"intensity", control.value});
    control.written = clock.now();
    pipe.control(line);
    controls.push_back(control);
    due += Seconds(random.uniform(kLeast, kMost));
    if (i + 1 < o.controls) wait_until(clock, due);
  }
  const Seconds deadline = clock.now() + kControlPatience;
  while (listeners.controls() < o.controls && clock.now() < deadline)
    wait_until(clock, clock.now() + Seconds(0.01));
  wait_until(clock, clock.now() + o.chunk + kAfter);
  return controls;
}

/// Everything that happened; looked at once the pipe has been stopped.
struct Run {
  std::vector<SteeredControl> controls;
  Seconds measured_from{0}, measured{0};
  Uses before, after;
  std::string metrics, trouble;
};

Run run_pipe(LivePipe& pipe, StreamClients& listeners, const PipelineBenchOptions& o,
             base::Clock& clock) {
  Run run;
  wait_for_first_chunks(listeners, o.listeners, clock, kFirstChunkPatience);
  if (listeners.receiving() == 0) throw base::Error("no chunk came within 20 s");
  wait_until(clock, clock.now() + kPipelineWarmUp);
  run.measured_from = clock.now();
  run.before = look(pipe);
  run.controls = steer(pipe, listeners, o, clock);
  wait_until(clock, run.measured_from + o.duration);
  run.after = look(pipe);
  run.measured = clock.now() - run.measured_from;
  run.metrics = http_get(pipe.metrics());
  listeners.stop();
  run.trouble = pipe.stop();
  return run;
}

void add_latencies(Report& report, const Run& run) {
  using C = SteeredControl;
  const auto row = [&](const char* prefix, const char* label, auto from, auto to) {
    report.times(prefix, label, summarize(between(run.controls, from, to)));
  };
  row("control_to_wire", "control to wire", &C::written, &C::received);
  row("control_to_event", "  control to its event", &C::written, &C::composed);
  row("event_to_chunk_known", "  event to the chunk's last clock", &C::composed, &C::known);
  row("chunk_known_to_wire", "  that clock to the wire", &C::known, &C::received);
  const auto arrived = std::count_if(run.controls.begin(), run.controls.end(),
                                     [](const C& control) { return control.received; });
  const auto written = static_cast<std::int64_t>(run.controls.size());
  report.count("controls", "controls", written);
  report.count("controls_arrived", "controls that arrived", arrived);
  if (arrived < written)
    report.fail(std::to_string(written - arrived) + " controls did not come out");
}

void add_uses(Report& report, const Run& run) {
  constexpr std::array<const char*, 3> kNames{"compose", "synth", "stream"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const std::string name = kNames[i];
    const Seconds cpu = run.after[i].cpu - run.before[i].cpu;
    report.number(name + "_cpu_share", name + ": CPU of one core", cpu / run.measured,
                  Unit::kPercent);
    report.number(name + "_peak_rss_bytes", name + ": peak memory",
                  static_cast<double>(run.after[i].peak_rss), Unit::kMebibytes);
  }
}

void add_metrics(Report& report, const Run& run) {
  const auto count = [&](const char* key, const char* label, const char* metric) {
    report.count(key, label,
                 static_cast<std::int64_t>(metric_value(run.metrics, metric).value_or(-1)));
  };
  count("source_underruns", "underruns of the source", "auralis_stream_source_underruns_total");
  count("chunks_dropped", "chunks dropped", "auralis_stream_chunks_dropped_total");
  count("backlogs_sent", "backlogs sent ahead", "auralis_stream_backlogs_sent_total");
}

void add_proof(Report& report, const Run& run, const PipelineBenchOptions& o, const LivePipe& pipe,
               const Reception& reception, const base::TemporaryDirectory& directory) {
  PcmProof proof;
  const SteeredControl& last = run.controls.back();
  if (!last.frame)
    proof.failure = "the last control has no frame";
  else
    proof = prove_change({o.binaries / "auralis-synth", o.renderer, o.device, pipe.events_file()},
                         {last.value, *last.frame}, reception, directory);
  report.flag("pcm_as_offline", "PCM as its events rendered offline", proof.as_offline);
  report.count("pcm_compared_frames", "frames compared with that", proof.frames_compared);
  report.count("pcm_change_offset_frames", "frames from the last control to the PCM's change",
               proof.change_offset);
  report.flag("verified", "verified", proof.failure.empty());
  if (!proof.failure.empty()) report.fail(proof.failure);
}

std::string subject_of(const PipelineBenchOptions& o) {
  const auto ms = [](Seconds time) { return base::decimal(time.count() * 1e3, 1) + " ms"; };
  return std::to_string(o.controls) + " controls, chunks and blocks of " + ms(o.chunk) +
         ", ticks of " + ms(tick_of(o)) + ", " + std::to_string(o.listeners) +
         (o.listeners == 1 ? " listener" : " listeners") + ", 1 run after " +
         base::decimal(kPipelineWarmUp.count()) + " s to warm up";
}

}  // namespace

Report bench_pipeline(const PipelineBenchOptions& o) {
  base::SteadyClock clock;
  const base::TemporaryDirectory directory;
  LivePipe pipe({o.binaries, o.chunk, tick_of(o), o.mood, o.seed, o.renderer, o.device}, directory,
                clock);
  StreamClients listeners(pipe.stream(), {.readers = o.listeners}, Keep::kFirstWhole, clock);
  Run run = run_pipe(pipe, listeners, o, clock);
  const Reception& first = *listeners.receptions().front();
  trace(run.controls, first, pipe.tee());

  Report report("pipeline", this_machine());
  report.subject(subject_of(o));
  report.number("chunk_seconds", "chunk and block", o.chunk.count(), Unit::kMilliseconds);
  report.number("tick_seconds", "tick", tick_of(o).count(), Unit::kMilliseconds);
  report.count("listeners", "listeners", o.listeners);
  report.count("runs", "runs", 1);
  report.number("warm_up_seconds", "warm-up, left out", kPipelineWarmUp.count(), Unit::kSeconds);
  report.number("measured_seconds", "measured", run.measured.count(), Unit::kSeconds);
  add_latencies(report, run);
  add_receptions(report, listeners.receptions(), run.measured_from,
                 run.measured_from + run.measured);
  add_metrics(report, run);
  add_uses(report, run);
  add_proof(report, run, o, pipe, first, directory);
  if (!run.trouble.empty()) report.fail(run.trouble);
  return report;
}

}  // namespace auralis::bench
