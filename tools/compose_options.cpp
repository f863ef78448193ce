// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_options.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <random>

#include "base/decimal.h"
#include "base/error.h"
#include "base/suggestion.h"
#include "cli/duration.h"
#include "cli/own_files.h"
#include "cli/stop_signal.h"
#include "cli/terminal.h"
#include "cli/tool_app.h"
#include "cli/unused_options.h"
#include "compose/mood/parameter.h"
#include "compose/time/transport.h"
#include "compose_follow.h"
#include "compose_journey.h"
#include "compose_lists.h"
#include "compose_model.h"
#include "compose_moods.h"
#include "compose_programs.h"
#include "compose_session.h"
#include "compose_tuning.h"
#include "event/meaning.h"
#include "score/tune.h"
#include "score/tunebook.h"

namespace auralis {

namespace {

using base::Seconds;
using Format = event::SinkFormat;

constexpr Seconds kLongest{7 * 24 * 3600};

cli::Option add_seed(cli::Options& app, ComposeOptions& options) {
  const auto read = [&options](const std::string& text) {
    const auto seed = base::parse_integer(text);
    if (!seed || *seed < 0 || *seed > event::kMostCount)
      throw base::Error("'" + text + "' is no whole number in 0.." +
                        std::to_string(event::kMostCount));
    options.seed = static_cast<std::uint64_t>(*seed);
  };
  return app.add_read("--seed", read, "What all chance comes from")
      .value_name("NUMBER")
      .values("0.." + std::to_string(event::kMostCount))
      .standard("another one each time")
      .common();
}

/// "NUMBER", or "KEY" of a name.
std::string type_of(const event::Parameter& parameter) {
  if (parameter.is_number()) return "NUMBER";
  std::string type(parameter.name);
  for (char& c : type) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return type;
}

/// An option that sets a parameter at the beginning; the composer checks it as it does a control.
cli::Option add_parameter(cli::Options& app, ComposeOptions& options,
                          const event::Parameter& parameter) {
  const std::string param(parameter.name);
  const auto read = [&options, &parameter, param](const std::string& text) {
    event::Control control{param, text};
    const auto number = base::parse_decimal(text);
    if (parameter.is_number() && number) control.value = *number;
    const auto meant = event::meaning_of(control);
    options.chosen.push_back(meant.front());
    // What a key says of the mode gives way to --mode, wherever that stands.
    options.chosen.insert(options.chosen.begin(), meant.begin() + 1, meant.end());
  };
  cli::Option option = app.add_read("--" + param, read, std::string(parameter.description))
                           .value_name(type_of(parameter))
                           .standard("the mood's");
  if (parameter.is_number())
    option.values(base::decimal(parameter.range.low) + ".." + base::decimal(parameter.range.high));
  return param == "key" || param == "mode" || param == "bpm" ? option.common() : option;
}

constexpr std::size_t kMoodSetting = 1;  // of add_settings

/// What a recording says, and therefore nothing else may.
std::vector<cli::Option> add_settings(cli::Options& app, ComposeOptions& options) {
  const event::Parameter& mood = *event::find_parameter("mood");
  std::vector<cli::Option> settings{
      add_seed(app, options),
      app.add("--mood", options.mood, std::string(mood.description) + ", or a file of one")
          .value_name("NAME|FILE")
          .common()};
  for (const event::Parameter& parameter : event::kParameters)
    if (&parameter != &mood) settings.push_back(add_parameter(app, options, parameter));
  return settings;
}

cli::Option add_format(cli::Options& app, ComposeOptions& options) {
  const auto read = [&options](const std::string& text) {
    const auto format = event::sink_format(text);
    if (!format) throw base::Error(base::none_of(text, {"ndjson", "midi", "csv"}));
    options.asked_format = *format;
  };
  return app.add_read("--format", read, "What to write")
      .value_name("FORMAT")
      .values("ndjson|midi|csv")
      .standard("as the ending of --output says, else ndjson");
}

void add_control(cli::Options& app, ComposeOptions& options, const cli::Option& live) {
  const auto control =
      app.add("--control", options.control, "FIFO or file that control lines come from")
          .value_name("FILE")
          .needs(live);
  app.add("--control-fifo", options.control_fifo,
          "The same from a FIFO, which is made where it is missing and removed in the end")
      .value_name("FILE")
      .needs(live)
      .excludes(control);
}

void add_examples(cli::ToolApp& app) {
  app.examples(
      {{"auralis-compose --live --mood tide | auralis-synth | aplay -f cd",
        "plays on this machine until Ctrl-C"},
       {"auralis-compose --seed 7 --duration 10m | auralis-synth -o evening.flac",
        "renders ten minutes, the same each time"},
       {"auralis-compose --seed 7 --duration 2m -o score.mid", "writes a score for a DAW"},
       {"auralis-compose --follow tune.abc | auralis-synth -o tune.flac", "accompanies a tune"}});
}

void add_output(cli::ToolApp& app, ComposeOptions& options) {
  app.begin_group("Output");
  app.add("-o,--output", options.output, "File to write, - for standard output")
      .value_name("FILE")
      .common();
  const auto format = add_format(app, options);
  add_patches_option(app, options.patches);
  app.add_flag("--stats", options.stats, "Write figures of the piece, one line of JSON, only")
      .excludes(format);
  app.add_flag("--explain", options.explain, "Say with each note why it is there").excludes(format);
}

/// Adds all options and returns --duration, which may be absent.
cli::Option add_options(cli::ToolApp& app, ComposeOptions& options, Seconds& duration) {
  add_examples(app);
  app.begin_group("What is played");
  const auto settings = add_settings(app, options);
  add_moods_option(app, options.moods);
  const auto timed = app.add_duration("--duration", duration, "Length", Seconds(1), kLongest)
                         .standard("the tune's with --follow, else endless")
                         .common();
  app.add_duration("--at", options.at, "Begin there in the piece, with what sounds there",
                   Seconds(0), kLongest);
  app.add("--form", options.form, "Course of the piece: a name (see --list-forms) or a file")
      .value_name("NAME|FILE")
      .may_be_empty();
  app.begin_group("Live, and steered");
  const auto live =
      app.add_flag("--live", options.live, "In real time, with a clock line a tick").common();
  app.add_duration("--tick", options.tick, "Time between clock lines", Seconds(0.001), Seconds(1));
  app.add_address("--metrics", options.metrics, "Serve metrics for Prometheus");
  app.add_station(options.station);
  add_control(app, options, live);
  app.begin_group("Kept, and repeated");
  const auto record = app.add("--record", options.record, "Keep settings and controls in this file")
                          .value_name("FILE");
  auto replay =
      app.add("--again,--replay", options.replay,
              "Repeat a session of --record, a stream of events, or a file of auralis-synth");
  replay.value_name("FILE");
  for (const cli::Option& option : settings) replay.excludes(option);
  app.begin_group("What is played");
  app.add("--journey", options.journey,
          "Moods that give way to each other: a name (see --list-journeys) or a file")
      .value_name("NAME|FILE")
      .excludes(settings[kMoodSetting])
      .excludes(replay);
  app.begin_group("Kept, and repeated");
  add_session_option(app, options).needs(live).excludes(record).excludes(replay);
  app.begin_group("Tunes, models and tunings");
  add_follow_option(app, options.sources);
  add_track_option(app, options.track);
  add_melody_options(app, options.sources, options.model_out);
  add_tuning_options(app, options.sources);
  add_output(app, options);
  add_lists(app, options);
  return timed;
}

/// One file for two things would be lost in part.
void refuse_shared_files(const ComposeOptions& options, const perform::Sources& sources) {
  const auto own = [](const std::string& name) { return cli::is_path(name) ? name : ""; };
  std::vector<cli::NamedFile> read{
      {"--again", options.replay},         {"--config", options.config},
      {"--control", options.control},      {"--form", own(options.form)},
      {"--journey", own(options.journey)}, {"--mood", own(options.mood)}};
  for (const auto& [source, path] : sources.files()) read.push_back({"--" + source.option, path});
  cli::refuse_shared_files({{"--record", options.record},
                            {"--output", options.output},
                            {"--model-out", options.model_out},
                            {"--session", options.session}},
                           read);
}

event::Settings settings_of(const ComposeOptions& options, const compose::MoodLibrary& moods,
                            const std::optional<score::Tune>& tune) try {
  event::Settings settings;
  const std::string mood = cli::is_path(options.mood)
                               ? std::filesystem::path(options.mood).stem().string()
                               : options.mood;
  compose::set_parameter(settings, {"mood", mood}, moods);
  settings = moods.find(mood)->defaults;
  if (tune) adapt_to_tune(settings, *tune, moods);
  for (const auto& control : options.chosen) compose::set_parameter(settings, control, moods);
  settings.seed = options.seed ? *options.seed : std::random_device()();
  return settings;
} catch (const base::Error& error) {
  throw base::Error(std::string("--") + error.what(), base::Fault::kUsage);
}

/// What was recorded, as far as the options leave it.
perform::Session replayed_session(const ComposeOptions& options, compose::MoodLibrary& moods,
                                  perform::Sources& sources) {
  if (!options.form.empty()) sources.give({"form", ""});  // not the recording's
  const auto take = [&](const std::vector<event::Source>& named) {
    sources.take(named, options.replay, options.log);
    read_mood_files(moods, sources, options.log);
  };
  auto session =
      perform::read_session(options.replay, moods, options.log, cli::stop_descriptor(), take);
  if (options.duration) {
    const Seconds length = session.length.value_or(compose::kNever);
    if (*options.duration > length)
      options.log.note("--duration: of no use, as " + options.replay + " is of a piece of " +
                       cli::to_text(length) + ", which ends before");
    session.end = std::min(*options.duration, length);
  }
  refuse_shared_files(options, sources);
  return session;
}

/// --stats and --explain write lines of JSON, whose names the user may choose.
void choose_format(ComposeOptions& options) {
  const bool json = options.stats || options.explain;
  options.format =
      event::sink_format_of_file(options.output, json ? Format::kNdjson : options.asked_format);
}

/// Throws base::Error where the options need another end, or one at all.
void check_end(const ComposeOptions& options, const perform::Session& session) {
  if (session.end && options.at > Seconds(0) && options.at >= *session.end)
    throw base::Error("--at: " + base::decimal(options.at.count()) +
                          " s is not before the end at " + base::decimal(session.end->count()) +
                          " s",
                      base::Fault::kUsage);
  const bool ends = session.end || options.live;
  if (options.format == Format::kMidi && !ends)
    throw base::Error("--format midi needs --duration: a MIDI file has an end",
                      base::Fault::kUsage);
  if (options.stats && !ends)
    throw base::Error("--stats needs --duration: figures are of a piece with an end",
                      base::Fault::kUsage);
}

perform::Session new_session(ComposeOptions options, const compose::MoodLibrary& moods,
                             const std::optional<score::Tune>& tune) {
  std::vector<perform::TimedControl> controls;
  if (!options.journey.empty()) {
    Journey journey = read_journey(options.journey, moods);
    options.mood = journey.mood;
    options.chosen.insert(options.chosen.begin(), journey.chosen.begin(), journey.chosen.end());
    controls = std::move(journey.controls);
  }
  perform::Session session{settings_of(options, moods, tune), options.duration, options.duration};
  session.controls = std::move(controls);
  return session;
}

/// There has to be a file that --track can choose a part of; all of a file is there in any.
void check_track(perform::Sources& sources, const std::string& track) {
  auto files = sources.of("follow");
  for (perform::SourceFile* const file : sources.of("train")) files.push_back(file);
  if (files.empty()) throw cli::WrongUsage("--track needs --follow or --train");
  const auto has_parts = [](const auto* file) { return score::can_have_parts(file->path); };
  if (track != score::kAllTracks && std::ranges::none_of(files, has_parts))
    throw cli::WrongUsage("--track names a part of a MIDI file or a layer of events; " +
                          files.front()->path + " is abc, which has none");
}

/// A model is written in place of a piece.
void check_model_out(const ComposeOptions& options) {
  if (options.model_out.empty()) return;
  const char* const music = options.live              ? "--live"
                            : options.output != "-"   ? "--output"
                            : !options.record.empty() ? "--record"
                                                      : nullptr;
  if (music != nullptr)
    throw cli::WrongUsage(std::string("--model-out writes what was learnt and plays nothing: ") +
                          music + " is for another run, with --model");
}

void note_unused_by_lists(const cli::UnusedOptions& unused) {
  unused.note_all_but({"--list-moods", "--list-keys", "--list-modes", "--list-forms",
                       "--list-journeys", "--list-layers", "--json", "--moods"},
                      "beside a list, which goes to standard output");
}

void note_unused(const ComposeOptions& options, const cli::UnusedOptions& unused) {
  if (!options.model_out.empty())
    return unused.note_all_but({"--train", "--track", "--model-out"},
                               "with --model-out, which plays nothing");
  unused.note("--tick", !options.live, "without --live, as there is no clock");
  unused.note("--explain", options.stats, "with --stats, which writes no notes");
  for (const char* const option : {"--tuning", "--keyboard-map"})
    unused.note(option, options.stats, "with --stats, which counts notes as they are composed");
  const auto is_tune = [](const auto& file) { return file.source.option == "follow"; };
  const bool ends_with_tune =
      !options.duration && std::ranges::any_of(options.sources.files(), is_tune);
  for (const char* const option : {"--train", "--model"})
    unused.note(option, ends_with_tune,
                "with --follow, where no --duration makes the piece longer than the tune");
}

}  // namespace

ComposeOptions parse_compose_options(const std::string& tool, int argc, char** argv) {
  ComposeOptions options{.log = base::Log(tool)};
  Seconds duration{0};
  cli::ToolApp app(tool, "composes ambient music: events for auralis-synth, MIDI or CSV");
  const cli::Option timed = add_options(app, options, duration);
  app.parse_command_line(argc, argv);
  options.log = app.log();
  if (options.json && !options.lists())
    throw cli::WrongUsage("--json needs a list, such as --list-moods");
  if (timed.given()) options.duration = duration;
  const cli::UnusedOptions unused(app, options.log);
  if (options.lists()) {
    note_unused_by_lists(unused);
    return options;
  }
  if (!options.track.empty()) check_track(options.sources, options.track);
  options.sources.set_track(options.track);
  check_model_out(options);
  note_unused(options, unused);
  // Times as events carry them: what is written down says all.
  if (options.duration) options.duration = compose::to_microseconds(duration);
  options.at = compose::to_microseconds(options.at);
  options.config = app.config_file();
  refuse_shared_files(options, options.sources);
  choose_format(options);
  if (options.format == Format::kMidi) cli::refuse_bytes_on_terminal(options.output, "MIDI");
  return options;
}

SessionSetup set_up_session(const ComposeOptions& options, compose::MoodLibrary& moods,
                            perform::Sources& sources) {
  SessionSetup setup;
  if (options.replay.empty() && cli::is_path(options.mood)) {
    sources.give({"mood", options.mood});
    read_mood_files(moods, sources, options.log);
  }
  perform::Session& session = setup.session;
  if (!options.replay.empty()) session = replayed_session(options, moods, sources);
  const auto tune = read_tune(sources, options.log);
  if (options.replay.empty()) session = new_session(options, moods, tune);
  if (tune) setup.given.emplace(*tune, session.settings.bpm);
  if (tune && options.replay.empty() && !options.duration)
    session.length = session.end = setup.given->piece_length(session.settings.bpm);
  if (!options.form.empty()) session.form = options.form;
  check_end(options, session);
  if (!options.replay.empty() && !session.end && !options.live)
    options.log.note(options.replay +
                     " does not say where it ends: the piece goes on until it is stopped; "
                     "--duration gives it a length");
  return setup;
}

}  // namespace auralis
