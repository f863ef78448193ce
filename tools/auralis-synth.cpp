// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-synth: events on standard input -> synthesizer -> PCM on standard output or in a file.
#include <csignal>
#include <optional>

#include "audiofile/impulse_file.h"
#include "audiofile/pcm_output.h"
#include "base/decimal.h"
#include "base/output.h"
#include "cli/data_directory.h"
#include "cli/progress.h"
#include "cli/reload_signal.h"
#include "cli/stop_signal.h"
#include "cli/terminal.h"
#include "cli/tool_app.h"
#include "event/event_stream.h"
#include "monitor/telemetry.h"
#include "pcm/mono.h"
#include "synth/backend.h"
#include "synth/block_loop.h"
#include "synth/synth.h"
#include "voice_command.h"

namespace {

using namespace auralis;
using base::Seconds;

constexpr const char* kTool = "auralis-synth";

struct Options {
  std::string output = "-";
  pcm::Format format;
  Seconds block{0.1};
  std::string device = "auto", renderer = "auto";
  int voices = 64;
  std::string reverb = "hall", impulse;
  synth::MixOptions mix;
  std::vector<std::string> patches;
  std::optional<base::Address> metrics;
  bool strict = false, list_patches = false;
  base::Log log{kTool};
};

Options parse_options(int argc, char** argv) {
  Options o;
  std::string sample = "s16le";
  double loudness = 0;
  cli::ToolApp app(kTool, "Renders events to audio: raw PCM on standard output, or a file.");
  app.add_option("-o,--output", o.output,
                 "File to write, its kind by its ending (.wav .flac .ogg .opus .mp3 .aiff .w64 "
                 ".rf64; anything else raw PCM); - is standard output");
  app.add_option("--format", sample, "Sample format")
      ->check(CLI::IsMember({"s16le", "s24le", "s32le", "f32le"}));
  cli::add_integer(app, "--rate", o.format.rate.hz, "Sample rate in Hz", 8000, 192000);
  cli::add_integer(app, "--channels", o.format.channels, "1 or 2 channels", 1, 2);
  cli::add_duration(app, "--block", o.block, "Audio rendered in one go (100ms)", Seconds(0.001),
                    Seconds(1));
  app.add_option("--device", o.device, "auto, cpu, cuda, cuda:N or mps");
  app.add_option("--renderer", o.renderer, "auto, eager (LibTorch operators) or fused (SIMD)")
      ->check(CLI::IsMember({"auto", "eager", "fused"}));
  cli::add_integer(app, "--voices", o.voices, "Polyphony: more notes steal voices", 1, 4096);
  auto* const reverb = app.add_option("--reverb", o.reverb, "Room of the reverb");
  reverb->check(CLI::IsMember({"hall", "plate", "room", "cathedral", "none"}));
  app.add_option("--impulse", o.impulse, "Impulse response for the reverb, a sound file")
      ->excludes(reverb);
  cli::add_number(app, "--delay", o.mix.delay, "Beats from echo to echo (0.75)", 0.25, 2);
  cli::add_number(app, "--saturation", o.mix.saturation, "Saturation as of tape (0.25)", 0, 1);
  auto* const held =
      cli::add_number(app, "--loudness", loudness, "Hold this loudness, in LUFS (off)", -40, -8);
  app.add_option("--patches", o.patches, "Directory of further patches; may be repeated");
  cli::add_address(app, "--metrics", o.metrics, "Serve metrics for Prometheus");
  app.add_flag("--strict", o.strict, "Stop at the first malformed line");
  app.footer("auralis-synth voice renders torchsynth's Voice: see auralis-synth voice --help");
  app.add_flag("--list-patches", o.list_patches, "Print the names of all patches and exit");
  app.parse_command_line(argc, argv);
  o.format.sample = *pcm::parse_sample_format(sample);
  if (held->count() > 0) o.mix.loudness = loudness;
  o.log = app.log();
  return o;
}

synth::PatchBank load_patches(const Options& options) {
  synth::PatchBank bank;
  bank.add_directory(cli::data_directory("patches"));
  for (const std::string& directory : options.patches) bank.add_directory(directory);
  return bank;
}

int list_patches(synth::PatchBank& bank) {
  std::string text;
  for (const std::string& name : bank.names())
    text += name + "\t" + bank.find(name)->description + "\n";
  base::Output("-").write(text);
  return cli::kDone;
}

/// What remains to be rendered once no more events come: all that rings, or a short fade where the
/// source or a signal cut the piece.
void finish(synth::Synth& synth, synth::BlockLoop& loop, const event::EventStream& events,
            const Options& options) {
  constexpr Seconds kFade{0.4};
  const bool cut = events.live() && !events.ended();
  if (!cut) loop.render_to(synth.end(), cli::stop_requested);
  if (cut && !cli::stop_requested())
    options.log.error("the live events stopped without an end: fading out");
  if (!cut && !cli::stop_requested()) return;
  synth.fade_out(kFade);
  loop.render_to(synth.position() + base::to_frames(kFade, options.format.rate), nullptr);
}

/// The file's tags, from the piece's header where it has one.
audiofile::Tags tags_of(const std::optional<event::Event>& first) {
  const auto* header = first ? std::get_if<event::Header>(&first->what) : nullptr;
  if (header == nullptr) return {.title = "Auralis"};
  const event::Settings& s = header->settings;
  const std::string key = s.key + " " + s.mode;
  return {.title = s.mood + " in " + key,
          .comment = "seed " + std::to_string(s.seed) + ", key " + key + ", " +
                     base::decimal(s.bpm) + " bpm"};
}

/// Notes that begin from now on are played as the files say now; a wrong file changes nothing.
void reload(synth::PatchBank& bank, const Options& options) try {
  bank.reload();
  options.log.note("read the patches again");
} catch (const base::Error& error) {
  options.log.error(std::string("the patches stay as they were: ") + error.what());
}

int render(const Options& options, synth::PatchBank& bank, synth::Backend& backend) {
  const base::SampleRate rate = options.format.rate;
  const auto input = base::Descriptor::standard_input();
  event::EventStream events(input, "standard input", options.log, options.strict,
                            cli::stop_descriptor());
  auto event = events.next();
  audiofile::PcmOutput output(options.output, options.format, tags_of(event),
                              cli::stop_descriptor());

  base::SteadyClock clock;
  monitor::Telemetry telemetry("synth", options.metrics, clock);
  cli::Progress progress(clock, Seconds(0), options.log);
  synth::Synth synth(backend.renderer(), backend.reverb(), bank,
                     {.rate = rate, .polyphony = options.voices, .mix = options.mix}, options.log);
  synth::BlockLoop loop(synth, rate, base::to_frames(options.block, rate), clock, telemetry.metrics,
                        [&](pcm::Block& block) {
                          if (options.format.channels == 1) pcm::mix_to_mono(block);
                          output.write(block);
                          progress.update(base::to_seconds(synth.position(), rate));
                        });
  for (; event && !cli::stop_requested(); event = events.next()) {
    if (cli::take_reload_request()) reload(bank, options);
    synth.feed(*event);
    loop.render_known();
    telemetry.metrics.raise_to(monitor::Metric::kSynthEventsSkipped,
                               static_cast<double>(events.skipped()));
  }
  finish(synth, loop, events, options);
  output.close();
  events.tell_rest();
  if (cli::stop_signal() == SIGINT) return cli::kInterrupted;
  const bool cut = events.live() && !events.ended() && !cli::stop_requested();
  return events.skipped() > 0 || cut ? cli::kFailed : cli::kDone;
}

int run(const Options& options) {
  auto bank = load_patches(options);
  if (options.list_patches) return list_patches(bank);
  cli::catch_reload_signal();
  cli::refuse_bytes_on_terminal(options.output, "PCM");
  cli::refuse_input_from_terminal("pipe auralis-compose into it, or redirect a file of events");
  constexpr Seconds kLongestImpulse{20};
  synth::BackendOptions wanted{.device = options.device,
                               .renderer = options.renderer,
                               .rate = options.format.rate,
                               .slots = 2 * options.voices,
                               .reverb = options.reverb};
  if (!options.impulse.empty())
    wanted.impulse = audiofile::read_impulse(options.impulse, wanted.rate, kLongestImpulse);
  const auto backend =
      synth::load_backend(synth::render_module_path(cli::binary_directory()), wanted);
  options.log.note(backend->description());
  return render(options, bank, *backend);
}

}  // namespace

int main(int argc, char** argv) {
  const bool voice = argc > 1 && std::string_view(argv[1]) == "voice";
  return cli::run_tool(kTool, [&] {
    return voice ? run_voice_command(argc - 1, argv + 1) : run(parse_options(argc, argv));
  });
}
