// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-synth: events on standard input -> synthesizer -> PCM on standard output or in a file.
#include <csignal>
#include <memory>
#include <optional>

#include "audiofile/impulse_file.h"
#include "base/decimal.h"
#include "base/output.h"
#include "cli/data_directory.h"
#include "cli/listing.h"
#include "cli/progress.h"
#include "cli/real_time.h"
#include "cli/reload_signal.h"
#include "cli/stop_signal.h"
#include "cli/terminal.h"
#include "cli/tool_app.h"
#include "event/event_stream.h"
#include "event/jump_watch.h"
#include "loader/module.h"
#include "monitor/telemetry.h"
#include "render/backend.h"
#include "synth/block_loop.h"
#include "synth/synth.h"
#include "synth_options.h"
#include "synth_output.h"
#include "synth_stems.h"
#include "voice_command.h"

namespace {

using namespace auralis;
using base::Seconds;
using Options = SynthOptions;

constexpr const char* kInput = "standard input";

synth::PatchBank load_patches(const Options& options) {
  synth::PatchBank bank;
  for (const auto& directory : cli::data_directories("patches")) bank.add_directory(directory);
  for (const std::string& directory : options.patches) bank.add_directory(directory);
  return bank;
}

int list(const Options& options) {
  cli::Listing list;
  if (options.list_patches) {
    auto bank = load_patches(options);
    for (const std::string& name : bank.names())
      list.add({"patch", name, bank.find(name)->description});
  }
  if (options.list_devices) {
    const auto modules = loader::module_directory(cli::binary_directory());
    for (const render::Device& device : render::devices_here(modules, options.log))
      list.add({"device", device.name()});
  }
  base::Output out("-");
  out.write(options.json ? list.json() : list.text());
  out.close();
  return cli::kDone;
}

int status_of_stop() { return cli::stop_signal() == SIGINT ? cli::kInterrupted : cli::kDone; }

/// What remains to be rendered once no more events come: all that rings, or a short fade where the
/// source or a signal cut the piece.
void render_rest(synth::Synth& synth, synth::BlockLoop& loop, const event::EventStream& events,
                 const event::JumpWatch& jumps, SynthOutput& output, const Options& options) {
  constexpr Seconds kFade{0.4};
  if (output.ended(synth.position())) return;
  const bool cut = events.live() && !events.ended();
  if (!cut && !cli::stop_requested()) {
    output.end_with_piece(synth.known());
    const synth::Frames rung_out = synth.end();  // lets go of what is held
    const synth::Frames end = output.end().value_or(rung_out);
    jumps.see_end(base::to_seconds(end, options.format.rate));
    loop.render_to(end, cli::stop_requested);
  }
  if (cut && !cli::stop_requested())
    options.log.error("the live events stopped without an end: fading out");
  if (!cut && !cli::stop_requested()) return;
  synth.fade_out(kFade);
  loop.render_to(synth.position() + base::to_frames(kFade, options.format.rate), nullptr);
}

void report(const synth::Synth& synth, const Options& options) {
  const base::SampleRate rate = options.format.rate;
  const synth::Limiter& limiter = synth.limiter();
  const double limited = base::to_seconds(base::Frames{limiter.limited_frames()}, rate).count();
  options.log.detail("rendered " +
                     base::decimal(base::to_seconds(synth.position(), rate).count(), 1) +
                     " s; the limiter lowered " + base::decimal(limited, 2) + " s of it, by " +
                     base::decimal(limiter.most_reduction(), 1) + " dB at most; " +
                     std::to_string(synth.voices_stolen()) + " voices stolen");
}

/// Notes that begin from now on are played as the files say now; a wrong file changes nothing.
void reload(synth::PatchBank& bank, const Options& options) try {
  bank.reload();
  options.log.note("read the patches again");
} catch (const base::Error& error) {
  options.log.error(std::string("the patches stay as they were: ") + error.what());
}

/// The events up to the first that takes time or sounds: until it has come there is no music, and
/// no file is begun.
std::vector<event::Event> read_opening(event::EventStream& events) {
  std::vector<event::Event> opening;
  while (auto event = events.next()) {
    const bool begins = event->time > Seconds(0) ||
                        std::holds_alternative<event::Note>(event->what) ||
                        std::holds_alternative<event::NoteOn>(event->what) ||
                        std::holds_alternative<event::Clock>(event->what);
    opening.push_back(std::move(*event));
    if (begins) return opening;
  }
  events.tell_rest();
  if (cli::stop_requested()) return {};
  throw base::Error(
      std::string(kInput) + " has no music: " +
      std::string(opening.empty() ? "no event came" : "no note came, and no time passed"));
}

/// The exit status once all is rendered that came.
int status_of(const event::EventStream& events, bool output_ended) {
  if (cli::stop_signal() == SIGINT) return cli::kInterrupted;
  const bool cut = events.live() && !events.ended() && !cli::stop_requested() && !output_ended;
  return events.skipped() > 0 || cut ? cli::kFailed : cli::kDone;
}

/// Says what was done and finishes the files; the exit status.
int close_all(const synth::Synth& synth, SynthOutput& output, StemOutput& stems,
              event::EventStream& events, const Options& options) {
  report(synth, options);
  output.close();
  stems.close(output.gain(), options.log);
  events.tell_rest();
  return status_of(events, output.ended(synth.position()));
}

int render_events(const Options& options, synth::PatchBank& bank, render::Backend& backend,
                  const synth::Stems::MakeEngine& make_engine) {
  const base::SampleRate rate = options.format.rate;
  const auto input = base::Descriptor::standard_input();
  event::EventStream events(input, kInput, options.log, options.strict, cli::stop_descriptor());
  event::JumpWatch jumps(kInput, options.log);
  const auto opening = read_opening(events);
  if (opening.empty()) return status_of_stop();
  jumps.see(opening.back().time, events.line_number());
  SynthOutput output(options, opening.front());
  StemOutput stems(options, tags_of(opening.front(), options));
  base::SteadyClock clock;
  monitor::Telemetry telemetry("synth", options.metrics, clock, options.station);
  std::optional<monitor::Trace> trace;
  if (!options.trace.empty()) trace.emplace(options.trace, kTool, options.log);
  cli::Progress progress(clock, Seconds(0), options.log);
  const synth::SynthOptions wanted{.rate = rate, .polyphony = options.voices, .mix = options.mix};
  synth::Synth synth(backend.renderer(), backend.reverb(), bank, wanted, options.log,
                     stems.begin(backend.renderer(), make_engine, wanted));
  synth::BlockLoop loop(
      synth, rate, base::to_frames(options.block, rate), clock, telemetry.metrics,
      [&](pcm::Block& block) {
        const base::Frames first =
            synth.position() - base::Frames{static_cast<std::int64_t>(block.frames())};
        output.take(block, synth.position());
        stems.write(first, output.ending());
        telemetry.metrics.set(monitor::Metric::kSynthGpuMemory,
                              static_cast<double>(backend.device_bytes()));
        progress.update(base::to_seconds(synth.position(), rate));
      },
      trace ? &*trace : nullptr);
  cli::lock_memory(options.real_time, options.log);
  for (const event::Event& event : opening) synth.feed(event);
  loop.render_known(cli::stop_requested);
  while (!cli::stop_requested() && !output.ended(synth.position())) {
    const auto event = events.next();
    if (!event) break;
    if (cli::take_reload_request()) reload(bank, options);
    jumps.see(event->time, events.line_number());
    synth.feed(*event);
    loop.render_known(cli::stop_requested);
    telemetry.metrics.raise_to(monitor::Metric::kSynthEventsSkipped,
                               static_cast<double>(events.skipped()));
  }
  render_rest(synth, loop, events, jumps, output, options);
  return close_all(synth, output, stems, events, options);
}

int run(const Options& options) {
  if (options.list_patches || options.list_devices) return list(options);
  auto bank = load_patches(options);
  cli::catch_reload_signal();
  cli::refuse_bytes_on_terminal(options.output, "PCM");
  cli::refuse_input_from_terminal("pipe auralis-compose into it, or redirect a file of events");
  constexpr Seconds kLongestImpulse{20};
  render::BackendOptions wanted{.device = options.device,
                                .renderer = options.renderer,
                                .rate = options.format.rate,
                                .slots = 2 * options.voices,
                                .reverb = options.reverb};
  cli::bind_to_cpus(options.real_time, options.log);
  if (!options.impulse.empty())
    wanted.impulse = audiofile::read_impulse(options.impulse, wanted.rate, kLongestImpulse);
  const auto modules = loader::module_directory(cli::binary_directory());
  render::Backend backend(wanted, modules, options.log);
  options.log.note(backend.description());
  const base::Log quiet(kTool, base::Log::Level::kQuiet);  // one engine tells for all
  return render_events(options, bank, backend,
                       [&] { return std::make_unique<render::Backend>(wanted, modules, quiet); });
}

}  // namespace

int main(int argc, char** argv) {
  const bool voice = argc > 1 && std::string_view(argv[1]) == "voice";
  return cli::run_tool(voice ? kVoiceTool : kTool, [&] {
    return voice ? run_voice_command(argc - 1, argv + 1) : run(parse_synth_options(argc, argv));
  });
}
