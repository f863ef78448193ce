// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-compose: settings and controls in, events out, as fast as it can or in real time.
#include <csignal>
#include <memory>
#include <optional>
#include <random>

#include "base/clock.h"
#include "base/decimal.h"
#include "base/error.h"
#include "base/output.h"
#include "cli/data_directory.h"
#include "cli/duration.h"
#include "cli/progress.h"
#include "cli/stop_signal.h"
#include "cli/terminal.h"
#include "cli/tool_app.h"
#include "compose/composer.h"
#include "compose/control_source.h"
#include "compose/live_pacer.h"
#include "compose/parameter.h"
#include "compose/performance.h"
#include "event/sink_format.h"
#include "theory/scale.h"

namespace {

using namespace auralis;
using base::Seconds;
using Format = event::SinkFormat;

constexpr const char* kTool = "auralis-compose";
constexpr Seconds kOfflineStep{10};

struct Options {
  std::optional<std::uint64_t> seed;
  std::string mood = "tide";
  std::vector<event::Control> chosen;  // what takes the place of the mood's defaults
  std::optional<Seconds> duration;
  bool live = false;
  Seconds tick{0.01};
  std::string control;
  Format format = Format::kNdjson;
  std::string output = "-";
  bool list_moods = false;
  bool list_modes = false;
};

void add_seed(CLI::App& app, Options& options) {
  const auto read = [&options](const CLI::results_t& results) {
    const auto seed = base::parse_integer(results.at(0));
    if (!seed || *seed < 0 || *seed > event::kMostCount)
      throw CLI::ValidationError("--seed", "'" + results.at(0) + "' is no whole number in 0.." +
                                               std::to_string(event::kMostCount));
    options.seed = static_cast<std::uint64_t>(*seed);
    return true;
  };
  app.add_option("--seed", read, "What all chance comes from; by default another one each time")
      ->type_name("NUMBER");
}

/// An option that sets a parameter at the beginning; the composer checks it as it does a control.
void add_parameter(CLI::App& app, Options& options, const std::string& param,
                   const std::string& type, const std::string& description) {
  const auto read = [&options, param](const CLI::results_t& results) {
    event::Control control{param, results.at(0)};
    if (const auto number = base::parse_decimal(results.at(0))) control.value = *number;
    options.chosen.push_back(control);
    return true;
  };
  app.add_option("--" + param, read, description + "; by default the mood's")->type_name(type);
}

Options parse_options(cli::ToolApp& app, int argc, char** argv) {
  Options options;
  Seconds duration{0};
  add_seed(app, options);
  app.add_option("--mood", options.mood, "Named settings of all layers")->type_name("NAME");
  add_parameter(app, options, "key", "KEY", "Tonic: C, C#, Db .. B");
  add_parameter(app, options, "mode", "MODE", "Mode: dorian, lydian .. (see --list-modes)");
  add_parameter(app, options, "bpm", "20..200", "Tempo, beats a minute");
  add_parameter(app, options, "intensity", "0..1", "How much plays, and how strongly");
  add_parameter(app, options, "complexity", "0..1", "How rich and surprising it is");
  auto* const timed = cli::add_duration(app, "--duration", duration, "Length; endless without it",
                                        Seconds(1), Seconds(7 * 24 * 3600));
  auto* const live = app.add_flag("--live", options.live, "In real time, with a clock line a tick");
  cli::add_duration(app, "--tick", options.tick, "Time between clock lines (10 ms)", Seconds(0.001),
                    Seconds(1));
  app.add_option("--control", options.control, "FIFO or file that control lines come from")
      ->type_name("FILE")
      ->needs(live);
  const auto read_format = [&options](const CLI::results_t& results) {
    const auto format = event::sink_format(results.at(0));
    if (!format)
      throw CLI::ValidationError("--format",
                                 "'" + results.at(0) + "' is none of ndjson, midi, csv");
    options.format = *format;
    return true;
  };
  app.add_option("--format", read_format, "What to write: ndjson (the default), midi or csv")
      ->type_name("FORMAT");
  app.add_option("-o,--output", options.output, "File to write, - for standard output");
  app.add_flag("--list-moods", options.list_moods, "List the moods and exit");
  app.add_flag("--list-modes", options.list_modes, "List the modes and exit");
  app.parse_command_line(argc, argv);
  if (timed->count() > 0) options.duration = duration;
  if (options.format == Format::kMidi && !options.duration && !options.live)
    throw base::Error("--format midi needs --duration: a MIDI file has an end",
                      base::Fault::kUsage);
  if (options.format == Format::kMidi) cli::refuse_bytes_on_terminal(options.output, "MIDI");
  return options;
}

event::Settings settings_of(const Options& options, const compose::MoodLibrary& moods) try {
  event::Settings settings;
  compose::set_parameter(settings, {"mood", options.mood}, moods);
  settings = moods.find(options.mood)->defaults;
  for (const auto& control : options.chosen) compose::set_parameter(settings, control, moods);
  settings.seed = options.seed ? *options.seed : std::random_device()();
  return settings;
} catch (const base::Error& error) {
  throw base::Error(std::string("--") + error.what(), base::Fault::kUsage);
}

int list(const Options& options, const compose::MoodLibrary& moods) {
  std::string text;
  if (options.list_moods)
    for (const auto& [name, mood] : moods.all()) text += name + "\t" + mood.description + "\n";
  if (options.list_modes)
    for (const auto& mode : theory::modes()) text += std::string(mode.name) + "\n";
  base::Output("-").write(text);
  return cli::kDone;
}

/// The status of a run that a signal may have cut short.
int status_of_stop() { return cli::stop_signal() == SIGINT ? cli::kInterrupted : cli::kDone; }

int run_offline(const Options& options, compose::Composer& composer, event::EventSink& sink,
                const base::Log& log) {
  base::SteadyClock clock;
  const Seconds end = options.duration.value_or(compose::kNever);
  cli::Progress progress(clock, options.duration.value_or(Seconds(0)), log);
  compose::Performance performance(composer, sink);
  for (Seconds t = kOfflineStep; t < end && !cli::stop_requested(); t += kOfflineStep) {
    performance.play_until(t);
    progress.update(t);
  }
  const bool stopped = cli::stop_requested();
  performance.end(stopped ? composer.now() : end);
  return stopped ? status_of_stop() : cli::kDone;
}

int run_live(const Options& options, compose::Composer& composer, event::EventSink& sink,
             const base::Log& log) try {
  base::SteadyClock clock;
  std::optional<compose::ControlSource> controls;
  if (!options.control.empty()) controls.emplace(options.control, log);
  const Seconds end = options.duration.value_or(compose::kNever);
  compose::Performance performance(composer, sink);
  compose::LivePacer pacer(clock, options.tick);
  Seconds t = pacer.wait();
  for (; t < end && !cli::stop_requested(); t = pacer.wait()) {
    if (controls) controls->apply_to(composer);
    performance.tick(t);
  }
  performance.end(t < end ? composer.now() : end);
  if (controls && controls->skipped() > 0) {
    log.error(std::to_string(controls->skipped()) + " control lines were skipped");
    return cli::kFailed;
  }
  return t < end ? status_of_stop() : cli::kDone;
} catch (const base::ClosedPipe&) {
  log.note("the reader of the events went away after " + cli::to_text(composer.now()));
  return cli::kDone;
}

int run(const Options& options, const base::Log& log) {
  const compose::MoodLibrary moods(cli::data_directory("moods"));
  if (options.list_moods || options.list_modes) return list(options, moods);
  compose::Composer composer(settings_of(options, moods), moods, options.duration);
  log.detail("seed " + std::to_string(composer.settings().seed));
  base::Output out(options.output, cli::stop_descriptor());
  const auto sink = make_sink(options.format, out);
  const int status = options.live ? run_live(options, composer, *sink, log)
                                  : run_offline(options, composer, *sink, log);
  out.close();
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  return cli::run_tool(kTool, [argc, argv] {
    cli::ToolApp app(kTool, "Composes ambient music: events for auralis-synth, MIDI or CSV");
    const Options options = parse_options(app, argc, argv);
    return run(options, app.log());
  });
}
