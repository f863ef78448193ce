// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/voice_bench.h"

#include <algorithm>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "base/decimal.h"
#include "bench/cpu_clock.h"
#include "bench/interruption.h"
#include "cli/stop_signal.h"
#include "torchsynth/agreement.h"
#include "torchsynth/parallel_render.h"
#include "torchsynth/time_grid.h"

namespace auralis::bench {

namespace {

using torchsynth::kSamples;

constexpr int kWarmUpSounds = 64;  // sounds, left out
constexpr base::Seconds kSoundLength{kSamples / torchsynth::kSampleRate};

/// Keeps the last sounds: 180 MB of them, so that what is stored has to leave the caches.
class Memory final : public torchsynth::SoundSink {
 public:
  static constexpr std::int64_t kKept = 256;

  [[nodiscard]] bool has(const torchsynth::Sound&) override { return false; }
  void take(std::int64_t turn, const torchsynth::Sound&, const pcm::Block& block) override {
    std::ranges::copy(block.channel(0), samples_.begin() + (turn % kKept) * kSamples);
  }
  void give_up() noexcept override {}

  /// The samples of the first sounds.
  [[nodiscard]] std::vector<float> first(std::int64_t sounds) const {
    return {samples_.begin(), samples_.begin() + sounds * kSamples};
  }

 private:
  std::vector<float> samples_ = std::vector<float>(kKept * kSamples);
};

struct Run {
  base::Seconds wall, cpu;
};

class Stopwatch {
 public:
  [[nodiscard]] Run elapsed() const {
    check_stop();
    return {clock_.now() - start_, process_cpu_time() - cpu_};
  }

 private:
  base::SteadyClock clock_;
  base::Seconds start_ = clock_.now(), cpu_ = process_cpu_time();
};

Run measure(std::int64_t sounds, int jobs, const torchsynth::Engine& engine, Memory& memory) {
  torchsynth::Synth1B1Source warm_up(0, kWarmUpSounds), source(0, sounds);
  torchsynth::render_all(warm_up, engine, memory, jobs, cli::stop_requested);
  const Stopwatch watch;
  torchsynth::render_all(source, engine, memory, jobs, cli::stop_requested);
  return watch.elapsed();
}

Run measure_resident(std::int64_t sounds, torchsynth::ResidentRenderer& renderer) {
  renderer.render(0, std::max<std::int64_t>(kWarmUpSounds, std::min<std::int64_t>(sounds, 1024)));
  const Stopwatch watch;
  renderer.render(0, sounds);  // returns when the device is done
  return watch.elapsed();
}

/// The first sounds of synth1B1.
std::vector<float> first_sounds(const torchsynth::Engine& engine) {
  constexpr std::int64_t kSounds = 8;
  torchsynth::Synth1B1Source source(0, kSounds);
  Memory memory;
  torchsynth::render_all(source, engine, memory, 1, cli::stop_requested);
  return memory.first(kSounds);
}

void add_device(Report& report, std::int64_t sounds, const torchsynth::Engine& engine,
                torchsynth::ResidentRenderer& renderer) {
  constexpr double kLeastAgreement = 70;
  const double agrees =
      torchsynth::agreement(first_sounds(engine), first_sounds(*torchsynth::make_cpu_engine()))
          .decibels;
  const Run run = measure_resident(sounds, renderer);
  const double audio = static_cast<double>(sounds) * kSoundLength.count();
  report.number("agreement_decibels", "agreement with the CPU kernel, dB", agrees);
  report.number("resident_wall_seconds", "in the device's memory, wall time", run.wall.count(),
                Unit::kSeconds);
  report.number("resident_x_real_time", "in the device's memory, x real time",
                audio / run.wall.count());
  if (!(agrees > kLeastAgreement))
    report.fail("the device's samples differ from the CPU kernel's: " + base::decimal(agrees) +
                " dB, less than " + base::decimal(kLeastAgreement));
}

void add_figures(Report& report, double audio, const Run& alone, const Run& together) {
  report.number("one_thread_wall_seconds", "1 thread, wall time", alone.wall.count(),
                Unit::kSeconds);
  report.number("one_thread_cpu_seconds", "1 thread, CPU time", alone.cpu.count(), Unit::kSeconds);
  report.number("one_thread_audio_seconds_per_cpu_second", "1 thread, x real time a CPU-second",
                audio / alone.cpu.count());
  report.number("all_threads_wall_seconds", "all threads, wall time", together.wall.count(),
                Unit::kSeconds);
  report.number("all_threads_x_real_time", "all threads, x real time",
                audio / together.wall.count());
  report.number("all_threads_audio_seconds_per_cpu_second", "all threads, x real time a CPU-second",
                audio / together.cpu.count());
}

}  // namespace

Report bench_voice(const VoiceBenchOptions& o, const base::Log& log) {
  const int processors = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const int jobs = o.jobs > 0 ? o.jobs : processors;
  const auto engine = torchsynth::choose_engine(o.device, o.binaries, log);
  const double audio = o.sounds * kSoundLength.count();

  Report report("voice", this_machine());
  report.engine(engine->description());
  report.subject("synth1B1 sounds 0.." + std::to_string(o.sounds - 1) +
                 ", every sample stored in the host's memory, with 1 thread and with " +
                 std::to_string(jobs) + ", each after " + std::to_string(kWarmUpSounds) +
                 " sounds to warm up");
  report.count("runs", "runs", 1);
  report.count("sounds", "sounds of 4 s", o.sounds);
  report.count("jobs", "threads of the second run", jobs);
  report.number("audio_seconds", "audio", audio, Unit::kSeconds);
  if (const auto resident = engine->make_resident())
    add_device(report, o.sounds, *engine, *resident);
  Memory memory;
  const Run alone = measure(o.sounds, 1, *engine, memory);
  add_figures(report, audio, alone, measure(o.sounds, jobs, *engine, memory));
  return report;
}

}  // namespace auralis::bench
