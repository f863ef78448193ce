// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench: measures the other three tools, each where it hurts: block time, composing speed,
// the time to follow a control, listeners, the way of a control through the whole pipe, memory.
#include <csignal>
#include <functional>

#include "base/decimal.h"
#include "base/output.h"
#include "base/replacement.h"
#include "bench/compose_bench.h"
#include "bench/interruption.h"
#include "bench/memory_bench.h"
#include "bench/pipeline_bench.h"
#include "bench/steer_bench.h"
#include "bench/stream_bench.h"
#include "bench/synth_bench.h"
#include "bench/voice_bench.h"
#include "cli/data_directory.h"
#include "cli/own_files.h"
#include "cli/stop_signal.h"
#include "cli/tool_app.h"
#include "cli/unused_options.h"

namespace {

using namespace auralis;
using base::Seconds;

constexpr const char* kTool = "auralis-bench";
constexpr Seconds kDay{24 * 3600.0};
constexpr int kMostPid = 1 << 22;
constexpr int kMostSeed = 1'000'000'000;

/// The subcommand that was chosen, with its options.
struct Options {
  std::string output = "-";
  std::string model;  // that is read
  bool json = false;
  std::function<bench::Report(const base::Log&)> run;
};

cli::Options add_bench(cli::Options& app, Options& o, const char* name, const char* description) {
  cli::Options sub = app.add_command(name, description);
  sub.add_flag("--json", o.json, "Print one JSON object instead of a table");
  sub.add("-o,--output", o.output, "File to write; - for standard output").value_name("FILE");
  return sub;
}

void add_renderer(cli::Options& app, std::string& renderer, std::string& device) {
  app.add("--renderer", renderer, "eager: LibTorch's operators; fused: SIMD or CUDA")
      .value_name("RENDERER")
      .one_of({"auto", "eager", "fused"});
  app.add("--device", device, "What renders")
      .value_name("DEVICE")
      .values("auto|cpu|cuda|cuda:N|mps");
}

void add_music(cli::Options& app, std::string& mood, int& seed) {
  app.add("--mood", mood, "What auralis-compose plays").value_name("NAME");
  app.add_integer("--seed", seed, "What all chance comes from", 0, kMostSeed);
}

void add_synth(cli::Options& app, Options& options) {
  const auto o = std::make_shared<bench::SynthBenchOptions>();
  cli::Options sub =
      add_bench(app, options, "synth", "measures the time to render a block, and voices a core");
  sub.examples({{"auralis-bench synth --voices 32", "the time to render a block with 32 notes"}});
  sub.add_integer("--voices", o->voices, "Notes that sound together", 1, 4096);
  sub.add("--patch", o->patch, "What plays them").value_name("NAME");
  sub.add("--load", o->load, "peers: the patch on which other synthesizers are compared")
      .value_name("LOAD")
      .one_of({"patch", "peers"});
  sub.add_duration("--block", o->block, "Audio rendered in one go", Seconds(0.001), Seconds(0.5));
  sub.add_duration("--duration", o->duration, "Audio that is measured", Seconds(1), kDay);
  sub.add_integer("--rate", o->rate.hz, "Sample rate in Hz", 8000, 192000);
  add_renderer(sub, o->renderer, o->device);
  sub.add_flag("--dry", o->dry, "The voices alone, without effects and limiter");
  sub.add_flag("--paced", o->paced, "In real time: a block is due when the one before has sounded");
  sub.add_integer("--busy", o->busy, "Threads that keep the other CPUs busy", 0, 1024);
  cli::add_real_time(sub, o->real_time);
  sub.when_chosen([o, sub, &options] {
    options.run = [o, sub](const base::Log& log) {
      cli::UnusedOptions(sub, log).note("--patch", o->load == "peers",
                                        "with --load peers, which has a patch of its own");
      return bench::bench_synth(*o, log);
    };
  });
}

void add_voice(cli::Options& app, Options& options) {
  const auto o = std::make_shared<bench::VoiceBenchOptions>();
  cli::Options sub =
      add_bench(app, options, "voice", "measures sounds of torchsynth's Voice a second");
  sub.examples({{"auralis-bench voice --sounds 1000", "sounds a second"}});
  sub.add_integer("--sounds", o->sounds, "Sounds of synth1B1, from the first on", 1, 1000000);
  sub.add_integer("--jobs", o->jobs, "Threads; 0: one a processor", 0, 1024);
  sub.add("--device", o->device, "What renders")
      .value_name("DEVICE")
      .values("auto|cpu|cuda|cuda:N");
  sub.when_chosen([o, &options] {
    options.run = [o](const base::Log& log) {
      o->binaries = cli::binary_directory();
      return bench::bench_voice(*o, log);
    };
  });
}

void add_compose(cli::Options& app, Options& options) {
  const auto o = std::make_shared<bench::ComposeBenchOptions>();
  cli::Options sub = add_bench(app, options, "compose", "measures the speed of composing offline");
  sub.examples({{"auralis-bench compose --json", "how fast an hour is composed, as JSON"}});
  sub.add_duration("--duration", o->duration, "Music to compose", Seconds(1), 7 * kDay);
  sub.add_integer("--runs", o->runs, "Runs that count, after one to warm up", 1, 1000);
  add_music(sub, o->mood, o->seed);
  sub.when_chosen([o, &options] {
    options.run = [o](const base::Log&) {
      o->binaries = cli::binary_directory();
      return bench::bench_compose(*o);
    };
  });
}

void add_steer(cli::Options& app, Options& options) {
  const auto o = std::make_shared<bench::SteerBenchOptions>();
  cli::Options sub =
      add_bench(app, options, "steer", "measures the time in which the composer follows a control");
  sub.examples(
      {{"auralis-bench steer --duration 10m", "the time from a control to what it changes"}});
  sub.add_duration("--duration", o->duration, "Music to compose", Seconds(1), 7 * kDay);
  sub.add("--model", o->model, "Melodies by what auralis-compose --model-out wrote")
      .value_name("FILE");
  add_music(sub, o->mood, o->seed);
  sub.when_chosen([o, &options] {
    options.model = o->model;
    options.run = [o](const base::Log&) {
      o->moods = cli::data_directory("moods");
      if (o->model.empty()) o->corpus = cli::data_directory("corpus");
      return bench::bench_steer(*o);
    };
  });
}

int read_pid(const std::string& text) {
  const auto pid = base::parse_integer(text);
  if (!pid || *pid < 1 || *pid > kMostPid)
    throw base::Error("'" + text + "' is no number of a process", base::Fault::kUsage);
  return static_cast<int>(*pid);
}

void add_stream(cli::Options& app, Options& options) {
  const auto o = std::make_shared<bench::StreamBenchOptions>();
  cli::Options sub =
      add_bench(app, options, "stream", "measures listeners of a server that is running");
  sub.examples({{"auralis-bench stream --url ws://localhost:8080/stream --listeners 100",
                 "100 listeners for ten seconds"},
                {"auralis-bench stream --url http://localhost:8080/listen.flac --listeners 100",
                 "100 players of the FLAC stream"}});
  sub.add("--url", o->url, "The stream's address").value_name("URL");
  sub.add("--protocol", o->coding, "How chunks come")
      .value_name("CODING")
      .one_of({"pcm", "flac", "opus"});
  sub.add_integer("--listeners", o->crowd.readers, "Connections", 1, 100000);
  sub.add_integer("--slow", o->crowd.slow, "Connections beside them that read at half speed", 0,
                  100000);
  sub.add_integer("--stalled", o->crowd.stalled, "Connections beside them that never read", 0,
                  100000);
  sub.add_integer("--threads", o->crowd.threads,
                  "Threads that the connections are shared out among", 1, 256);
  sub.add_duration("--ramp", o->crowd.ramp, "Time over which they connect, evenly", Seconds(0),
                   Seconds(3600));
  sub.add_each(
         "--pid", [o](const std::string& text) { o->pids.push_back(read_pid(text)); },
         "The server's process: report its CPU and memory")
      .value_name("PROCESS");
  sub.add_duration("--duration", o->duration, "Time to listen, after a second to warm up",
                   Seconds(0.5), kDay);
  sub.when_chosen(
      [o, &options] { options.run = [o](const base::Log&) { return bench::bench_stream(*o); }; });
}

void add_pipeline(cli::Options& app, Options& options) {
  const auto o = std::make_shared<bench::PipelineBenchOptions>();
  const auto tick = std::make_shared<Seconds>(0);
  cli::Options sub = add_bench(app, options, "pipeline",
                               "measures the whole live pipe: from a control to its sound");
  sub.examples({{"auralis-bench pipeline --controls 20", "20 controls through the whole pipe"}});
  sub.add_integer("--controls", o->controls, "Controls to send, 0.5 to 1.5 s apart", 1, 100000);
  sub.add_duration("--chunk", o->chunk, "Chunk of the stream, block of the synth", Seconds(0.01),
                   Seconds(0.2));
  const cli::Option ticked =
      sub.add_duration("--tick", *tick, "Tick of the composer", Seconds(0.001), Seconds(0.1))
          .standard("a quarter of the chunk, at most 10ms");
  sub.add_integer("--listeners", o->listeners, "Connections", 1, 10000);
  sub.add_duration("--duration", o->duration, "Listen for at least so long", Seconds(0), kDay);
  add_music(sub, o->mood, o->seed);
  add_renderer(sub, o->renderer, o->device);
  sub.when_chosen([o, tick, ticked, &options] {
    if (ticked.given()) o->tick = *tick;
    options.run = [o](const base::Log&) {
      o->binaries = cli::binary_directory();
      return bench::bench_pipeline(*o);
    };
  });
}

void add_memory(cli::Options& app, Options& options) {
  const auto o = std::make_shared<bench::MemoryBenchOptions>();
  cli::Options sub =
      add_bench(app, options, "memory", "measures memory of compose and synth over hours");
  sub.examples({{"auralis-bench memory --duration 10m", "whether memory grows"}});
  sub.add_duration("--duration", o->duration, "Audio to render", Seconds(10), 7 * kDay);
  add_music(sub, o->mood, o->seed);
  add_renderer(sub, o->renderer, o->device);
  sub.when_chosen([o, &options] {
    options.run = [o](const base::Log&) {
      o->binaries = cli::binary_directory();
      return bench::bench_memory(*o);
    };
  });
}

int run(const Options& options, const base::Log& log) {
  // Opened before the work, which may take hours, and what was there stays until that is done.
  base::Replacement whole(options.output);
  base::Output out(whole.path());
  const bench::Report report = options.run(log);
  out.write(options.json ? report.json() : report.table());
  out.close();
  whole.keep();
  return report.passed() ? cli::kDone : cli::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  return cli::run_tool(kTool, [&]() -> int {
    cli::ToolApp app(kTool, "measures auralis-compose, auralis-synth and auralis-stream");
    app.examples({{"auralis-bench synth", "the time to render a block"},
                  {"auralis-bench pipeline --json", "the whole live pipe, as JSON"},
                  {"auralis-bench stream --listeners 1000", "listeners of a server that runs"}});
    Options options;
    app.require_command();
    for (const auto add :
         {add_synth, add_voice, add_compose, add_steer, add_stream, add_pipeline, add_memory})
      add(app, options);
    app.parse_command_line(argc, argv);
    cli::refuse_shared_files({{"--output", options.output}},
                             {{"--config", app.config_file()}, {"--model", options.model}});
    try {
      return run(options, app.log());
    } catch (const bench::Interrupted&) {
      return cli::stop_signal() == SIGINT ? cli::kInterrupted : cli::kFailed;
    }
  });
}
