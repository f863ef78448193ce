// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth_options.h"

#include "cli/tool_app.h"

using namespace auralis;
using base::Seconds;

SynthOptions parse_synth_options(int argc, char** argv) {
  SynthOptions o;
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
  app.add_option("--renderer", o.renderer, "auto, eager (LibTorch operators) or fused (SIMD, CUDA)")
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
  cli::add_real_time(app, o.real_time);
  app.add_flag("--strict", o.strict, "Stop at the first malformed line");
  app.footer("auralis-synth voice renders torchsynth's Voice: see auralis-synth voice --help");
  app.add_flag("--list-patches", o.list_patches, "Print the names of all patches and exit");
  app.parse_command_line(argc, argv);
  o.format.sample = *pcm::parse_sample_format(sample);
  if (held->count() > 0) o.mix.loudness = loudness;
  o.log = app.log();
  return o;
}
