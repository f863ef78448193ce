// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth_options.h"

#include <functional>
#include <memory>

#include "audiofile/audio_file.h"
#include "base/ending.h"
#include "base/error.h"
#include "base/suggestion.h"
#include "cli/own_files.h"
#include "cli/tool_app.h"
#include "cli/unused_options.h"
#include "json/utf8.h"

using namespace auralis;
using base::Seconds;

namespace {

std::pair<std::string, std::string> read_tag(const std::string& text) {
  const auto equals = text.find('=');
  std::string name = text.substr(0, equals);
  if (equals == std::string::npos) throw base::Error("'" + text + "' should be NAME=VALUE");
  if (!audiofile::is_tag_name(name)) throw base::Error(base::none_of(name, audiofile::tag_names()));
  if (!json::is_utf8(text)) throw base::Error("'" + text + "' should be UTF-8");
  return {std::move(name), text.substr(equals + 1)};
}

/// What an option does once it is known that it was given.
struct Later {
  cli::Option option;
  std::function<void()> act;
};

/// Returns --rate, whose usual value hangs on the output.
cli::Option add_output(cli::ToolApp& app, SynthOptions& o, std::string& sample) {
  app.begin_group("Output");
  app.add("-o,--output", o.output,
          "File to write, its kind by its ending (.wav .flac .ogg .opus .mp3 .aiff .w64 "
          ".rf64; .raw or none for raw PCM); - for standard output")
      .value_name("FILE")
      .common();
  app.add("--format", sample, "Sample format")
      .value_name("FORMAT")
      .one_of({"s16le", "s24le", "s32le", "f32le"})
      .standard("as the ending says, else s16le");
  cli::Option rate = app.add_integer("--rate", o.format.rate.hz, "Sample rate in Hz", 8000, 192000)
                         .standard("48000 where --output ends in .opus, else 44100");
  app.add_integer("--channels", o.format.channels, "1 or 2 channels", 1, 2);
  return rate;
}

void add_loudness(cli::ToolApp& app, SynthOptions& o, std::vector<Later>& given) {
  const auto value = std::make_shared<double>(0);
  const auto add = [&](const char* name, const char* description) {
    return app.add_number(name, *value, description, -40, -8);
  };
  cli::Option whole =
      add("--normalize", "Make the whole file of --output this loud, in LUFS, by one gain");
  cli::Option held = add("--leveller", "Hold this short-term loudness all along, in LUFS");
  cli::Option old = add("--loudness", "Old name of --leveller");
  for (cli::Option option : {whole, held, old}) option.standard("off");
  held.excludes(whole).excludes(old);
  old.excludes(whole);
  whole.common();
  given.push_back({whole, [&o, value] { o.normalize = *value; }});
  given.push_back({held, [&o, value] { o.mix.loudness = *value; }});
  given.push_back({old, [&o, value] {
                     o.mix.loudness = *value;
                     o.log.note(
                         "--loudness is the old name of --leveller; --normalize makes a "
                         "whole file as loud");
                   }});
}

void add_ends(cli::ToolApp& app, SynthOptions& o, std::vector<Later>& given) {
  const auto end = std::make_shared<Seconds>(0), fade = std::make_shared<Seconds>(0);
  const cli::Option ends = app.add_duration("--end-at", *end, "End the output exactly there",
                                            Seconds(0.001), Seconds(7 * 24 * 3600))
                               .standard("once all has rung out");
  const cli::Option fades =
      app.add_duration("--fade-out", *fade,
                       "Fade out over the last TIME of the output, which ends with the piece",
                       Seconds(0.001), Seconds(3600))
          .standard("no fade");
  given.push_back({ends, [&o, end] { o.end_at = *end; }});
  given.push_back({fades, [&o, fade] { o.fade_out = *fade; }});
}

void add_tags_and_stems(cli::ToolApp& app, SynthOptions& o) {
  app.add_each(
         "--tag", [&o](const std::string& text) { o.tags.push_back(read_tag(text)); },
         "Tag of the file: " + base::listed(audiofile::tag_names()))
      .value_name("NAME=VALUE")
      .single();
  app.add("--stems", o.stems, "Directory for a WAV file of each layer, in f32le").value_name("DIR");
}

void add_examples(cli::ToolApp& app) {
  app.examples({{"auralis-compose --live | auralis-synth | aplay -f cd", "plays on this machine"},
                {"auralis-compose --seed 7 --duration 10m | auralis-synth -o evening.flac",
                 "renders ten minutes into a file"},
                {"auralis-synth -o song.mp3 --normalize -16 --fade-out 5s < events",
                 "renders events of a file, as loud as asked, with a fade at the end"},
                {"auralis-synth --stems layers -o mix.wav < events",
                 "writes a file for each layer beside the mix"}});
}

void add_sound(cli::ToolApp& app, SynthOptions& o) {
  app.begin_group("Sound");
  app.add("--patches", o.patches, "Directory of further patches").value_name("DIR");
  const cli::Option reverb = app.add("--reverb", o.reverb, "Room of the reverb")
                                 .value_name("ROOM")
                                 .one_of({"hall", "plate", "room", "cathedral", "none"})
                                 .common();
  app.add("--impulse", o.impulse, "Impulse response for the reverb, a sound file")
      .value_name("FILE")
      .excludes(reverb);
  app.add_number("--delay", o.mix.delay, "Beats from echo to echo", 0.25, 2);
  app.add_number("--air", o.mix.air, "Lift of the highest frequencies, in dB", 0, 20);
  app.add_number("--saturation", o.mix.saturation, "Saturation as of tape", 0, 1);
}

void add_rendering(cli::ToolApp& app, SynthOptions& o) {
  app.begin_group("Rendering");
  app.add_integer("--voices", o.voices, "Polyphony: more notes steal voices", 1, 4096);
  app.add("--device", o.device, "What renders")
      .value_name("DEVICE")
      .values("auto|cpu|cuda|cuda:N|mps");
  app.add("--renderer", o.renderer, "eager: LibTorch's operators; fused: SIMD or CUDA")
      .value_name("RENDERER")
      .one_of({"auto", "eager", "fused"});
  app.add_duration("--block", o.block, "Audio rendered in one go", Seconds(0.001), Seconds(1));
  cli::add_real_time(app, o.real_time);
  app.begin_group("Watching");
  app.add_flag("--strict", o.strict, "Stop at the first malformed line");
  app.add_address("--metrics", o.metrics, "Serve metrics for Prometheus");
  app.add_station(o.station);
  app.add("--trace", o.trace, "Write into this file when each block was rendered, for Perfetto")
      .value_name("FILE");
}

void note_unused(const SynthOptions& o, const cli::UnusedOptions& unused) {
  const std::string of_output = "with " + (o.output == "-" ? "raw PCM" : o.output);
  unused.note("--tag", o.stems.empty() && !audiofile::keeps_tags(o.output),
              of_output + ", which keeps no tags; files like .flac and .wav do");
  unused.note("--format", o.stems.empty() && audiofile::is_lossy(o.output),
              of_output + ", whose coding has no sample format");
}

}  // namespace

SynthOptions parse_synth_options(int argc, char** argv) {
  SynthOptions o;
  std::string sample;
  cli::ToolApp app(kTool, "renders events to sound: raw PCM on standard output, or a file");
  add_examples(app);
  app.other_command("voice", "renders torchsynth's Voice: auralis-synth voice -h");
  const cli::Option rate = add_output(app, o, sample);
  std::vector<Later> given;
  add_ends(app, o, given);
  add_loudness(app, o, given);
  add_tags_and_stems(app, o);
  add_sound(app, o);
  add_rendering(app, o);
  app.begin_group("Lists");
  app.add_flag("--list-patches", o.list_patches, "The patches").common();
  app.add_flag("--list-devices", o.list_devices, "What --device takes on this machine");
  app.add_flag("--json", o.json, "Write a list as JSON");
  app.parse_command_line(argc, argv);
  o.log = app.log();
  const bool lists = o.list_patches || o.list_devices;
  if (o.json && !lists) throw cli::WrongUsage("--json needs a list, such as --list-patches");
  const cli::UnusedOptions unused(app, o.log);
  if (lists) {
    unused.note("--patches", !o.list_patches, "beside --list-devices, which needs none");
    unused.note_all_but({"--list-patches", "--list-devices", "--json", "--patches"},
                        "beside a list, which goes to standard output");
    return o;
  }
  audiofile::check_ending(o.output);
  o.stem_sample = pcm::parse_sample_format(sample).value_or(o.stem_sample);
  if (sample.empty()) sample = base::ending_of(o.output).erase(0, 1);
  o.format.sample = pcm::parse_sample_format(sample).value_or(o.format.sample);
  audiofile::check_sample(o.output, o.format.sample);
  if (!rate.given()) o.format.rate = audiofile::usual_rate(o.output, o.format.rate);
  cli::refuse_shared_files(
      {{"--output", o.output}, {"--trace", o.trace}},
      {{"--config", app.config_file()}, {"--impulse", o.impulse}, cli::kStandardInput});
  note_unused(o, unused);
  for (const Later& later : given)
    if (later.option.given()) later.act();
  if (o.normalize && base::ending_of(o.output).empty())
    throw base::Error(
        "--normalize measures the whole before it writes: give -o FILE with an ending like .flac",
        base::Fault::kUsage);
  return o;
}
