// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth_options.h"

#include "audiofile/audio_file.h"
#include "base/ending.h"
#include "cli/tool_app.h"

using namespace auralis;
using base::Seconds;

SynthOptions parse_synth_options(int argc, char** argv) {
  SynthOptions o;
  std::string sample;
  double loudness = 0;
  cli::ToolApp app(kTool, "Renders events to audio: raw PCM on standard output, or a file.");
  app.add("-o,--output", o.output,
          "File to write, its kind by its ending (.wav .flac .ogg .opus .mp3 .aiff .w64 "
          ".rf64; .raw or none for raw PCM); - is standard output");
  app.add("--format", sample, "Sample format (s16le, or as the ending .f32le and so on says)")
      .one_of({"s16le", "s24le", "s32le", "f32le"});
  app.add_integer("--rate", o.format.rate.hz, "Sample rate in Hz", 8000, 192000);
  app.add_integer("--channels", o.format.channels, "1 or 2 channels", 1, 2);
  app.add_duration("--block", o.block, "Audio rendered in one go (100ms)", Seconds(0.001),
                   Seconds(1));
  app.add("--device", o.device, "auto, cpu, cuda, cuda:N or mps");
  app.add("--renderer", o.renderer, "auto, eager (LibTorch operators) or fused (SIMD, CUDA)")
      .one_of({"auto", "eager", "fused"});
  app.add_integer("--voices", o.voices, "Polyphony: more notes steal voices", 1, 4096);
  const cli::Option reverb = app.add("--reverb", o.reverb, "Room of the reverb")
                                 .one_of({"hall", "plate", "room", "cathedral", "none"});
  app.add("--impulse", o.impulse, "Impulse response for the reverb, a sound file").excludes(reverb);
  app.add_number("--delay", o.mix.delay, "Beats from echo to echo (0.75)", 0.25, 2);
  app.add_number("--air", o.mix.air, "Lift of the highest frequencies, in dB (10)", 0, 20);
  app.add_number("--saturation", o.mix.saturation, "Saturation as of tape (0.25)", 0, 1);
  const cli::Option held =
      app.add_number("--loudness", loudness, "Hold this loudness, in LUFS (off)", -40, -8);
  app.add("--stems", o.stems, "Directory for a WAV file of each layer, in f32le by default");
  app.add("--patches", o.patches, "Directory of further patches; may be repeated");
  app.add_address("--metrics", o.metrics, "Serve metrics for Prometheus");
  app.add_station(o.station);
  app.add("--trace", o.trace, "Write into this file when each block was rendered, for Perfetto");
  cli::add_real_time(app, o.real_time);
  app.add_flag("--strict", o.strict, "Stop at the first malformed line");
  app.footer("auralis-synth voice renders torchsynth's Voice: see auralis-synth voice --help");
  app.add_flag("--list-patches", o.list_patches, "Print the names of all patches and exit");
  app.parse_command_line(argc, argv);
  audiofile::check_ending(o.output);
  o.stem_sample = pcm::parse_sample_format(sample).value_or(o.stem_sample);
  if (sample.empty()) sample = base::ending_of(o.output).erase(0, 1);
  o.format.sample = pcm::parse_sample_format(sample).value_or(o.format.sample);
  if (held.given()) o.mix.loudness = loudness;
  o.log = app.log();
  return o;
}
