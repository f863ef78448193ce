// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench: measures the other three tools, each where it hurts: block time, composing speed,
// the time to follow a control, listeners, the way of a control through the whole pipe, memory.
#include <csignal>
#include <functional>

#include "base/output.h"
#include "bench/compose_bench.h"
#include "bench/interruption.h"
#include "bench/memory_bench.h"
#include "bench/pipeline_bench.h"
#include "bench/steer_bench.h"
#include "bench/stream_bench.h"
#include "bench/synth_bench.h"
#include "bench/voice_bench.h"
#include "cli/data_directory.h"
#include "cli/stop_signal.h"
#include "cli/tool_app.h"

namespace {

using namespace auralis;
using base::Seconds;

constexpr const char* kTool = "auralis-bench";
constexpr Seconds kDay{24 * 3600.0};
constexpr int kMostSeed = 1'000'000'000;

/// The subcommand that was chosen, with its options.
struct Options {
  std::string output = "-";
  bool json = false;
  std::function<bench::Report(const base::Log&)> run;
};

CLI::App* add_bench(CLI::App& app, Options& o, const char* name, const char* description) {
  CLI::App* const sub = app.add_subcommand(name, description);
  sub->option_defaults()->always_capture_default();
  sub->add_flag("--json", o.json, "Print one JSON object instead of a table");
  sub->add_option("-o,--output", o.output, "File to write; - is standard output");
  return sub;
}

void add_renderer(CLI::App& app, std::string& renderer, std::string& device) {
  app.add_option("--renderer", renderer, "auto, eager (LibTorch operators) or fused (SIMD, CUDA)")
      ->check(CLI::IsMember({"auto", "eager", "fused"}));
  app.add_option("--device", device, "auto, cpu, cuda, cuda:N or mps");
}

void add_music(CLI::App& app, std::string& mood, int& seed) {
  app.add_option("--mood", mood, "What auralis-compose plays");
  cli::add_integer(app, "--seed", seed, "What all chance comes from", 0, kMostSeed);
}

void add_synth(CLI::App& app, Options& options) {
  const auto o = std::make_shared<bench::SynthBenchOptions>();
  CLI::App& sub = *add_bench(app, options, "synth", "Time to render a block; voices a core");
  cli::add_integer(sub, "--voices", o->voices, "Notes that sound together", 1, 4096);
  sub.add_option("--patch", o->patch, "What plays them");
  sub.add_option("--load", o->load,
                 "patch, or peers: the patch on which other synthesizers are compared")
      ->check(CLI::IsMember({"patch", "peers"}));
  cli::add_duration(sub, "--block", o->block, "Audio rendered in one go [100ms]", Seconds(0.001),
                    Seconds(0.5));
  cli::add_duration(sub, "--duration", o->duration, "Audio that is measured [60s]", Seconds(1),
                    kDay);
  cli::add_integer(sub, "--rate", o->rate.hz, "Sample rate in Hz", 8000, 192000);
  add_renderer(sub, o->renderer, o->device);
  sub.add_flag("--dry", o->dry, "The voices alone, without effects and limiter");
  sub.add_flag("--paced", o->paced, "In real time: a block is due when the one before has sounded");
  cli::add_integer(sub, "--busy", o->busy, "Threads that keep the other CPUs busy", 0, 1024);
  cli::add_real_time(sub, o->real_time);
  sub.callback([o, &options] {
    options.run = [o](const base::Log& log) { return bench::bench_synth(*o, log); };
  });
}

void add_voice(CLI::App& app, Options& options) {
  const auto o = std::make_shared<bench::VoiceBenchOptions>();
  CLI::App& sub = *add_bench(app, options, "voice", "Sounds of torchsynth's Voice a second");
  cli::add_integer(sub, "--sounds", o->sounds, "Sounds of synth1B1, from the first on", 1, 1000000);
  cli::add_integer(sub, "--jobs", o->jobs, "Threads; 0 is one a processor", 0, 1024);
  sub.add_option("--device", o->device, "auto, cpu, cuda or cuda:N");
  sub.callback([o, &options] {
    options.run = [o](const base::Log& log) {
      o->binaries = cli::binary_directory();
      return bench::bench_voice(*o, log);
    };
  });
}

void add_compose(CLI::App& app, Options& options) {
  const auto o = std::make_shared<bench::ComposeBenchOptions>();
  CLI::App& sub = *add_bench(app, options, "compose", "Speed of composing offline");
  cli::add_duration(sub, "--duration", o->duration, "Music to compose [1h]", Seconds(1), 7 * kDay);
  cli::add_integer(sub, "--runs", o->runs, "Runs that count, after one to warm up", 1, 1000);
  add_music(sub, o->mood, o->seed);
  sub.callback([o, &options] {
    options.run = [o](const base::Log&) {
      o->binaries = cli::binary_directory();
      return bench::bench_compose(*o);
    };
  });
}

void add_steer(CLI::App& app, Options& options) {
  const auto o = std::make_shared<bench::SteerBenchOptions>();
  CLI::App& sub = *add_bench(app, options, "steer", "Time in which the composer follows a control");
  cli::add_duration(sub, "--duration", o->duration, "Music to compose [30m]", Seconds(1), 7 * kDay);
  sub.add_option("--model", o->model, "Melodies by what auralis-compose --model-out wrote")
      ->type_name("FILE");
  add_music(sub, o->mood, o->seed);
  sub.callback([o, &options] {
    options.run = [o](const base::Log&) {
      o->moods = cli::data_directory("moods");
      if (o->model.empty()) o->corpus = cli::data_directory("corpus");
      return bench::bench_steer(*o);
    };
  });
}

void add_stream(CLI::App& app, Options& options) {
  const auto o = std::make_shared<bench::StreamBenchOptions>();
  CLI::App& sub = *add_bench(app, options, "stream", "Listeners of a server that is running");
  sub.add_option("--url", o->url, "The stream's address");
  cli::add_integer(sub, "--listeners", o->listeners, "Connections", 1, 100000);
  cli::add_duration(sub, "--duration", o->duration,
                    "Time to listen, after a second to warm up [10s]", Seconds(0.5), kDay);
  sub.callback(
      [o, &options] { options.run = [o](const base::Log&) { return bench::bench_stream(*o); }; });
}

void add_pipeline(CLI::App& app, Options& options) {
  const auto o = std::make_shared<bench::PipelineBenchOptions>();
  const auto tick = std::make_shared<Seconds>(0);
  CLI::App& sub =
      *add_bench(app, options, "pipeline", "The whole live pipe: from a control to its sound");
  cli::add_integer(sub, "--controls", o->controls, "Controls to send, 0.5 to 1.5 s apart", 1,
                   100000);
  cli::add_duration(sub, "--chunk", o->chunk, "Chunk of the stream, block of the synth [100ms]",
                    Seconds(0.01), Seconds(0.2));
  auto* const ticked = cli::add_duration(
      sub, "--tick", *tick, "Tick of the composer [a quarter of the chunk, at most 10ms]",
      Seconds(0.001), Seconds(0.1));
  cli::add_integer(sub, "--listeners", o->listeners, "Connections", 1, 10000);
  cli::add_duration(sub, "--duration", o->duration, "Listen for at least so long [0]", Seconds(0),
                    kDay);
  add_music(sub, o->mood, o->seed);
  add_renderer(sub, o->renderer, o->device);
  sub.callback([o, tick, ticked, &options] {
    if (ticked->count() > 0) o->tick = *tick;
    options.run = [o](const base::Log&) {
      o->binaries = cli::binary_directory();
      return bench::bench_pipeline(*o);
    };
  });
}

void add_memory(CLI::App& app, Options& options) {
  const auto o = std::make_shared<bench::MemoryBenchOptions>();
  CLI::App& sub = *add_bench(app, options, "memory", "Memory of compose and synth over hours");
  cli::add_duration(sub, "--duration", o->duration, "Audio to render [1h]", Seconds(10), 7 * kDay);
  add_music(sub, o->mood, o->seed);
  add_renderer(sub, o->renderer, o->device);
  sub.callback([o, &options] {
    options.run = [o](const base::Log&) {
      o->binaries = cli::binary_directory();
      return bench::bench_memory(*o);
    };
  });
}

int run(const Options& options, const base::Log& log) {
  const bench::Report report = options.run(log);
  const std::string text = options.json ? report.json() : report.table();
  base::Output out(options.output);
  out.write(text);
  out.close();
  return report.passed() ? cli::kDone : cli::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  return cli::run_tool(kTool, [&]() -> int {
    cli::ToolApp app(kTool, "Measures auralis-compose, auralis-synth and auralis-stream.");
    Options options;
    app.require_subcommand(1);
    for (const auto add :
         {add_synth, add_voice, add_compose, add_steer, add_stream, add_pipeline, add_memory})
      add(app, options);
    app.parse_command_line(argc, argv);
    try {
      return run(options, app.log());
    } catch (const bench::Interrupted&) {
      return cli::stop_signal() == SIGINT ? cli::kInterrupted : cli::kFailed;
    }
  });
}
