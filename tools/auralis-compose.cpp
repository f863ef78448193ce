// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-compose: settings and controls in, events out, as fast as it can or in real time.
#include <algorithm>
#include <csignal>
#include <deque>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "base/error.h"
#include "base/file_claim.h"
#include "base/heap_reserve.h"
#include "base/output.h"
#include "base/replacement.h"
#include "cli/duration.h"
#include "cli/progress.h"
#include "cli/reload_signal.h"
#include "cli/stop_signal.h"
#include "cli/tool_app.h"
#include "compose/composer.h"
#include "compose_form.h"
#include "compose_lists.h"
#include "compose_model.h"
#include "compose_moods.h"
#include "compose_options.h"
#include "compose_programs.h"
#include "compose_session.h"
#include "compose_tuning.h"
#include "event/event_writer.h"
#include "event/header_check.h"
#include "monitor/telemetry.h"
#include "perform/control_source.h"
#include "perform/live_pacer.h"
#include "perform/performance.h"
#include "perform/recording.h"
#include "perform/statistics.h"

namespace {

using namespace auralis;
using base::Seconds;
using Options = ComposeOptions;

constexpr const char* kTool = "auralis-compose";
constexpr Seconds kOfflineStep{10};

int list(const Options& options, const compose::MoodLibrary& moods) {
  base::Output out("-");
  out.write(lists(options, moods));
  out.close();
  return cli::kDone;
}

/// The status of a run that a signal may have cut short.
int status_of_stop() { return cli::stop_signal() == SIGINT ? cli::kInterrupted : cli::kDone; }

using Controls = std::optional<perform::ControlSource>;

/// What is played, by whom, and where that is counted.
struct Play {
  compose::Composer& composer;
  perform::Performance& performance;
  Controls& controls;
  const event::EventSink& sink;
  monitor::Metrics& metrics;
  perform::SessionFile* session;  // or null
  perform::Recording* recording;  // or null

  void count() const {
    using monitor::Metric;
    metrics.raise_to(Metric::kComposeEvents, static_cast<double>(sink.count()));
    if (!controls) return;
    metrics.raise_to(Metric::kComposeControlsTaken, static_cast<double>(controls->taken()));
    metrics.raise_to(Metric::kComposeControlsRefused, static_cast<double>(controls->skipped()));
  }
};

int run_offline(const Play& play, Seconds end, const base::Log& log) {
  base::SteadyClock clock;
  perform::Performance& performance = play.performance;
  cli::Progress progress(clock, end < compose::kNever ? end : Seconds(0), log);
  for (Seconds t = kOfflineStep; t < end && !cli::stop_requested(); t += kOfflineStep) {
    performance.play_until(t);
    play.count();
    progress.update(t);
  }
  const bool stopped = cli::stop_requested();
  performance.end(stopped ? performance.now() : end);
  return stopped ? status_of_stop() : cli::kDone;
}

/// The moods that a piece goes by, read again at a signal.
class ReadMoods {
 public:
  ReadMoods(const Options& options, const perform::Sources& sources)
      : options_(options), sources_(sources) {
    read(options.wanted_mood());
  }

  [[nodiscard]] compose::MoodLibrary& latest() { return libraries_.back(); }

  /// What is wrong is reported and changes nothing.
  void read_again(compose::Composer& composer, perform::Performance& performance) try {
    read(composer.settings().mood);
    for (const perform::SourceFile* const file : sources_.of("mood")) latest().add_file(file->path);
    if (latest().find(composer.settings().mood) == nullptr)
      throw base::Error("there is no mood " + composer.settings().mood + " any more");
    composer.use_moods(latest());
    performance.offer_again();
    options_.log.note("read the moods again");
  } catch (const base::Error& error) {
    options_.log.error(std::string("the moods stay as they were: ") + error.what());
  }
  void take_sources(const perform::Sources& sources) { sources_ = sources; }

 private:
  void read(const std::string& wanted) {
    libraries_.push_back(read_moods(options_.moods, wanted, options_.log));
  }

  const Options& options_;
  perform::Sources sources_;
  std::deque<compose::MoodLibrary> libraries_;  // layers still go by those before the last
};

int run_live(const Options& options, const Play& play, ReadMoods& moods, Seconds end) {
  const auto& [composer, performance, controls, sink, metrics, session, recording] = play;
  cli::catch_reload_signal();
  base::reserve_heap(compose::kLiveHeap);
  composer.prepare();
  base::SteadyClock clock;
  perform::LivePacer pacer(clock, options.tick);
  Seconds t = pacer.wait();
  for (; t < end && !cli::stop_requested(); t = pacer.wait()) {
    if (cli::take_reload_request()) moods.read_again(composer, performance);
    if (controls) controls->apply_to(composer);
    performance.tick(t);
    if (session != nullptr) session->reach(composer.now());
    if (recording != nullptr) recording->reach(composer.now());
    metrics.observe(monitor::Metric::kComposeTickLateness, pacer.late().count());
    play.count();
  }
  performance.end(t < end ? performance.now() : end);
  if (controls && controls->skipped() > 0) {
    options.log.error(std::to_string(controls->skipped()) + " control lines were skipped");
    return cli::kFailed;
  }
  return t < end ? status_of_stop() : cli::kDone;
}

int perform(const Options& options, const Play& play, ReadMoods& moods, Seconds end) try {
  perform::Performance& performance = play.performance;
  for (Seconds t = kOfflineStep; t < options.at && !cli::stop_requested(); t += kOfflineStep)
    performance.skip_until(t);
  if (!cli::stop_requested()) performance.skip_until(options.at);
  performance.begin();
  if (play.session != nullptr) play.session->begin();
  end = compose::to_microseconds(end - options.at);
  return options.live ? run_live(options, play, moods, end) : run_offline(play, end, options.log);
} catch (const base::ClosedPipe&) {
  play.performance.end_recording();
  if (options.live)
    options.log.note("the reader of the events went away after " +
                     cli::to_text(play.performance.now()));
  return cli::kDone;
} catch (const base::Error&) {  // whatever became of the events, the recording is whole
  play.performance.end_recording();
  throw;
}

std::unique_ptr<event::EventSink> open_sink(const Options& options, base::Output& out) {
  if (options.stats) return std::make_unique<perform::Statistics>(out);
  event::MidiPrograms programs;
  if (options.format == event::SinkFormat::kMidi) programs = read_programs(options.patches);
  return make_sink(options.format, out, std::move(programs));
}

/// Refuses more files than a header can name.
void check_header(const event::Header& header) try {
  event::check_header(header);
} catch (const base::Error& error) {
  const auto trained = std::ranges::count(header.sources, "train", &event::Source::option);
  if (trained < 2) throw;
  throw base::Error(error.what() + std::string("; give --train the folder of the files, or learn a "
                                               "model from them with --model-out"),
                    base::Fault::kUsage);
}

void tell_of_piece(const compose::Composer& composer, const compose::Mood& mood,
                   const Options& options) {
  tell_unknown_patches(mood, options.patches, options.log);
  tell_missing_layers(composer.arc(), mood, options.log);
  options.log.note("seed " + std::to_string(composer.settings().seed));
}

void open_controls(Controls& controls, const Options& options) {
  if (!options.control.empty()) controls.emplace(options.control, options.log);
  if (!options.control_fifo.empty())
    controls.emplace(options.control_fifo, options.log, perform::ControlSource::Fifo::kMake);
}

/// The file of the output: replaced in the end, or, where its lines are read while they come,
/// claimed.
struct OutputFile {
  explicit OutputFile(const Options& options) {
    if (options.stats || options.format == event::SinkFormat::kMidi)
      whole.emplace(options.output);
    else
      claim.emplace(options.output);
  }
  [[nodiscard]] const std::string& path(const Options& options) const {
    return whole ? whole->path() : options.output;
  }

  std::optional<base::Replacement> whole;
  std::optional<base::FileClaim> claim;
};

int run(Options options) {
  perform::Sources sources = options.sources;
  ReadMoods read(options, sources);
  compose::MoodLibrary& moods = read.latest();
  if (options.lists()) return list(options, moods);
  if (!options.model_out.empty()) return write_model(sources, options.model_out, options.log);
  auto [session, given] = set_up_session(options, moods, sources);
  const LearntModel learnt = learn(sources, options.log);
  compose::Arc arc = find_arc(session.form, sources, options.log);
  const theory::Tuning tuning = read_tuning(sources, options.log);
  std::optional<perform::SessionFile> kept;
  if (!options.session.empty()) {
    kept.emplace(options.session, options.log);
    options.at = resume(*kept, options, moods, sources, arc.name, session).value_or(options.at);
    kept->set_length(session.length);
  }
  compose::Composer composer(session.settings, moods, learnt.model,
                             {session.length, std::move(arc), given ? &*given : nullptr});
  if (options.explain) composer.explain();
  read.take_sources(sources);
  tell_of_piece(composer, *moods.find(session.settings.mood), options);
  check_header(
      {composer.settings(), composer.end(), options.at, composer.arc().name, sources.named()});
  Controls controls;
  open_controls(controls, options);
  std::optional<perform::Recording> recording;
  const base::FileClaim record_claim(options.record.empty() ? "-" : options.record);
  if (!options.record.empty()) recording.emplace(options.record, cli::stop_descriptor());
  const base::SteadyClock clock;
  monitor::Telemetry telemetry("compose", options.metrics, clock, options.station);
  OutputFile file(options);
  base::Output out(file.path(options), cli::stop_descriptor());
  const auto sink = open_sink(options, out);
  perform::TunedSink tuned(options.stats ? theory::Tuning() : tuning, *sink);
  event::EventSink* record = nullptr;
  if (kept) record = &*kept;
  if (recording) record = &*recording;
  perform::Performance performance(composer, tuned, session.controls, record, sources.named());
  Play play{composer, performance, controls, *sink, telemetry.metrics, nullptr, nullptr};
  if (kept) play.session = &*kept;
  if (recording) play.recording = &*recording;
  const int status = perform(options, play, read, session.end.value_or(compose::kNever));
  tell_silent_notes(tuned, options.log);
  if (recording) recording->close();
  out.close();
  if (file.whole) file.whole->keep();
  return status == cli::kDone && !learnt.whole ? cli::kFailed : status;
}

}  // namespace

int main(int argc, char** argv) {
  return cli::run_tool(kTool,
                       [argc, argv] { return run(parse_compose_options(kTool, argc, argv)); });
}
