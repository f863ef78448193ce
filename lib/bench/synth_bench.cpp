// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/synth_bench.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/clock.h"
#include "base/decimal.h"
#include "bench/block_renderer.h"
#include "bench/block_times.h"
#include "bench/busy_threads.h"
#include "bench/cpu_clock.h"
#include "bench/interruption.h"
#include "cli/data_directory.h"
#include "loader/module.h"

namespace auralis::bench {

namespace {

constexpr Seconds kSynthWarmUp{1};  // of audio, rendered before anything is measured

struct Measured {
  BlockTimes times;
  Seconds thread_cpu{0}, process_cpu{0};
  int voices_sounding = 0;  // half-way
};

/// The peers' notes are let go one second before the end; those of a patch sound throughout.
Load load_of(const SynthBenchOptions& o) {
  if (o.load == "peers")
    return peers_load(o.voices, kSynthWarmUp + std::max(Seconds(0.5), o.duration - Seconds(1)));
  synth::PatchBank bank;
  bank.add_directory(cli::data_directory("patches"));
  return patch_load(std::move(bank), o.patch, o.voices, kSynthWarmUp + o.duration + Seconds(1));
}

Measured measure(BlockRenderer& renderer, pcm::Block& block, int warm_up, int blocks,
                 const SynthBenchOptions& o) {
  base::SteadyClock clock;
  for (int i = 0; i < warm_up; ++i) renderer.render(block);
  Measured measured;
  int done = 0;
  const auto render = [&] {
    renderer.render(block);
    if (done++ == blocks / 2) measured.voices_sounding = renderer.voices_sounding();
    check_stop();
  };
  const Seconds thread = thread_cpu_time(), process = process_cpu_time();
  measured.times = (o.paced ? time_paced : time_at_once)(
      clock, base::to_seconds({static_cast<std::int64_t>(block.frames())}, o.rate), blocks, render);
  measured.thread_cpu = thread_cpu_time() - thread;
  measured.process_cpu = process_cpu_time() - process;
  return measured;
}

/// The CPUs that are left for the others; none where all or any may be used.
base::CpuList other_cpus(const SynthBenchOptions& o) {
  base::CpuList others;
  if (o.real_time.cpus)
    std::ranges::set_difference(base::allowed_cpus(), *o.real_time.cpus,
                                std::back_inserter(others));
  return others;
}

std::string subject_of(const SynthBenchOptions& o, Seconds block, int blocks, int warm_up) {
  std::string text =
      std::to_string(o.voices) + " voices (" + (o.load == "peers" ? o.load : o.patch) + "), " +
      (o.dry ? "alone" : "effects and limiter") + ", 1 run of " + std::to_string(blocks) +
      " blocks of " + base::decimal(block.count() * 1e3, 2) + " ms after " +
      std::to_string(warm_up) + " to warm up";
  if (o.paced) text += ", in real time";
  if (o.busy > 0) text += ", busy threads beside it: " + std::to_string(o.busy);
  return text;
}

void add_figures(Report& report, const Measured& m, const SynthBenchOptions& o, Seconds block) {
  const Summary walls = summarize(m.times.renders);
  const double wall = walls.mean * static_cast<double>(walls.count);
  const double audio = block.count() * static_cast<double>(walls.count);
  report.times("block", "block", walls);
  if (o.paced) report.times("wake", "wake-up", summarize(m.times.wakes));
  report.number("audio_seconds", "audio", audio, Unit::kSeconds);
  report.number("wall_seconds", "wall time", wall, Unit::kSeconds);
  report.number("thread_cpu_seconds", "CPU time of the thread", m.thread_cpu.count(),
                Unit::kSeconds);
  const Seconds cpu = o.busy > 0 ? m.thread_cpu : m.process_cpu;  // the busy ones' tells nothing
  if (o.busy == 0)
    report.number("process_cpu_seconds", "CPU time of all threads", cpu.count(), Unit::kSeconds);
  report.number("x_real_time", "x real time", audio / wall);
  report.number("voice_seconds_per_cpu_second", "voice-seconds a CPU-second",
                o.voices * audio / cpu.count());
  report.count("deadline_misses", "deadline misses", m.times.misses);
  report.count("voices_sounding", "voices sounding half-way", m.voices_sounding);
  if (m.voices_sounding != o.voices)
    report.fail("only " + std::to_string(m.voices_sounding) + " of " + std::to_string(o.voices) +
                " voices sounded");
}

}  // namespace

Report bench_synth(const SynthBenchOptions& o, const base::Log& log) {
  const auto frames = static_cast<std::size_t>(base::to_frames(o.block, o.rate).count);
  const Seconds lasting = base::to_seconds({static_cast<std::int64_t>(frames)}, o.rate);
  const int blocks = std::max(1, static_cast<int>(std::lround(o.duration / lasting)));
  const int warm_up = std::max(1, static_cast<int>(std::lround(kSynthWarmUp / lasting)));
  Load load = load_of(o);
  const BusyThreads busy(o.busy, other_cpus(o));  // made before this thread is bound
  cli::bind_to_cpus(o.real_time, log);
  render::Backend backend({o.device, o.renderer, o.rate, 2 * o.voices},
                          loader::module_directory(cli::binary_directory()), log);
  const auto renderer = o.dry ? play_voices(backend, load, o.rate, frames)
                              : play_whole(backend, load, o.rate, frames, log);
  pcm::Block block(2, frames);
  block.resize(frames);
  cli::lock_memory(o.real_time, log);
  const Measured measured = measure(*renderer, block, warm_up, blocks, o);

  Report report("synth", this_machine());
  report.engine(backend.description());
  report.subject(subject_of(o, lasting, blocks, warm_up));
  report.count("voices", "voices", o.voices);
  report.text("load", "load", o.load == "peers" ? o.load : o.patch);
  report.flag("effects", "effects", !o.dry);
  report.flag("paced", "in real time", o.paced);
  report.count("busy_threads", "busy threads beside", o.busy);
  report.number("block_seconds", "length of a block", lasting.count(), Unit::kMilliseconds);
  report.count("runs", "runs", 1);
  report.count("warm_up_blocks", "blocks to warm up, left out", warm_up);
  add_figures(report, measured, o, lasting);
  return report;
}

}  // namespace auralis::bench
