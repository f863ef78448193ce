// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/voice_bench.h"

#include <algorithm>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "bench/cpu_clock.h"
#include "bench/interruption.h"
#include "cli/stop_signal.h"
#include "torchsynth/parallel_render.h"
#include "torchsynth/time_grid.h"
#include "torchsynth/voice_renderer.h"

namespace auralis::bench {

namespace {

using torchsynth::kSamples;

constexpr int kWarmUp = 64;  // sounds, left out

/// Keeps the last sounds: 180 MB of them, so that what is stored has to leave the caches.
class Memory final : public torchsynth::SoundSink {
 public:
  static constexpr std::int64_t kKept = 256;

  [[nodiscard]] bool has(const torchsynth::Sound&) override { return false; }
  void take(std::int64_t turn, const torchsynth::Sound&, const pcm::Block& block) override {
    std::ranges::copy(block.channel(0), samples_.begin() + (turn % kKept) * kSamples);
  }
  void give_up() noexcept override {}

 private:
  std::vector<float> samples_ = std::vector<float>(kKept * kSamples);
};

struct Run {
  base::Seconds wall, cpu;
};

Run measure(std::int64_t sounds, int jobs, const torchsynth::NoiseTable& noise, Memory& memory) {
  torchsynth::Synth1B1Source warm_up(0, kWarmUp), source(0, sounds);
  torchsynth::render_all(warm_up, noise, memory, jobs, cli::stop_requested);
  const base::SteadyClock clock;
  const base::Seconds start = clock.now(), cpu = process_cpu_time();
  torchsynth::render_all(source, noise, memory, jobs, cli::stop_requested);
  check_stop();
  return {clock.now() - start, process_cpu_time() - cpu};
}

}  // namespace

Report bench_voice(const VoiceBenchOptions& o) {
  const int processors = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const int jobs = o.jobs > 0 ? o.jobs : processors;
  const torchsynth::NoiseTable noise;
  Memory memory;
  const Run alone = measure(o.sounds, 1, noise, memory);
  const Run together = measure(o.sounds, jobs, noise, memory);
  const double audio = o.sounds * (kSamples / torchsynth::kSampleRate);

  Report report("voice", this_machine());
  report.engine("voice kernel (" + torchsynth::instruction_set() + ") on cpu");
  report.subject("synth1B1 sounds 0.." + std::to_string(o.sounds - 1) +
                 ", every sample stored, with 1 thread and with " + std::to_string(jobs) +
                 ", each after " + std::to_string(kWarmUp) + " sounds to warm up");
  report.count("runs", "runs", 1);
  report.count("sounds", "sounds of 4 s", o.sounds);
  report.count("jobs", "threads of the second run", jobs);
  report.number("audio_seconds", "audio", audio, Unit::kSeconds);
  report.number("one_thread_cpu_seconds", "1 thread, CPU time", alone.cpu.count(), Unit::kSeconds);
  report.number("one_thread_audio_seconds_per_cpu_second", "1 thread, x real time a CPU-second",
                audio / alone.cpu.count());
  report.number("all_threads_wall_seconds", "all threads, wall time", together.wall.count(),
                Unit::kSeconds);
  report.number("all_threads_x_real_time", "all threads, x real time",
                audio / together.wall.count());
  report.number("all_threads_audio_seconds_per_cpu_second", "all threads, x real time a CPU-second",
                audio / together.cpu.count());
  return report;
}

}  // namespace auralis::bench
