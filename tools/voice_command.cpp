// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "voice_command.h"

#include <csignal>
#include <optional>
#include <thread>

#include "audiofile/pcm_output.h"
#include "base/decimal.h"
#include "base/ending.h"
#include "base/error.h"
#include "base/output.h"
#include "base/replacement.h"
#include "cli/data_directory.h"
#include "cli/own_files.h"
#include "cli/progress.h"
#include "cli/stop_signal.h"
#include "cli/terminal.h"
#include "cli/tool_app.h"
#include "cli/unused_options.h"
#include "torchsynth/numpy_archive.h"
#include "torchsynth/numpy_file.h"
#include "torchsynth/parallel_render.h"
#include "torchsynth/sound_files.h"
#include "torchsynth/sound_stream.h"
#include "torchsynth/synth1b1.h"
#include "torchsynth/time_grid.h"

namespace {

using namespace auralis;

constexpr const char* kFurtherEndings = " .npy .npz";
constexpr base::Seconds kSoundLength{torchsynth::kSamples / torchsynth::kSampleRate};

struct Range {
  std::int64_t first = 0, count = 1;
};

struct VoiceOptions {
  std::optional<Range> range;
  std::string parameters;
  torchsynth::Scale scale = torchsynth::Scale::kNormalised;
  bool print = false;
  std::string output = "-";
  std::optional<pcm::SampleFormat> sample;
  std::string device = "auto";
  int jobs = 1;
  base::Log log{kVoiceTool};
};

Range read_range(const std::string& text) {
  const auto colon = text.find(':');
  const auto first = base::parse_integer(std::string_view(text).substr(0, colon));
  const auto count = colon == std::string::npos
                         ? 1
                         : base::parse_integer(std::string_view(text).substr(colon + 1));
  if (!first || !count) throw base::Error("'" + text + "' is no range: write FIRST or FIRST:COUNT");
  if (*first < 0 || *count < 1 || *first >= torchsynth::kSynth1B1Sounds ||
      *count > torchsynth::kSynth1B1Sounds - *first)
    throw base::Error("'" + text + "' is outside the sounds 0..999999999");
  return {*first, *count};
}

void note_unused(const VoiceOptions& o, const cli::UnusedOptions& unused) {
  for (const char* const option : {"--format", "--device", "--jobs"})
    unused.note(option, o.print, "with --print-params, which renders nothing");
  unused.note("--physical", o.range && !o.print,
              "with --synth1b1 without --print-params, as no parameter is read or written");
  unused.note("--format", !o.print && audiofile::is_lossy(o.output),
              "with " + o.output + ", whose coding has no sample format");
}

void add_voice_examples(cli::ToolApp& app) {
  app.examples({{"auralis-synth voice --synth1b1 0:100 -o sounds",
                 "a WAV file for each of the first 100 sounds of synth1B1"},
                {"auralis-synth voice --synth1b1 0:1024 -o batch.npz",
                 "sounds and their parameters as NumPy arrays"},
                {"auralis-synth voice --synth1b1 7 --print-params", "the parameters of a sound"}});
}

VoiceOptions parse_options(int argc, char** argv) {
  VoiceOptions o;
  std::string sample;
  bool physical = false;
  const int processors = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  o.jobs = processors;
  cli::ToolApp app(kVoiceTool, "renders sounds of torchsynth's Voice: 4 s each, 44.1 kHz, mono");
  add_voice_examples(app);
  const auto read = [&o](const std::string& text) { o.range = read_range(text); };
  const cli::Option synth1b1 = app.add_read("--synth1b1", read, "Sounds of the data set synth1B1")
                                   .value_name("FIRST[:COUNT]")
                                   .values("0..999999999")
                                   .common();
  app.add("--params", o.parameters, "File of sounds, a line of JSON each; - for standard input")
      .value_name("FILE")
      .common()
      .excludes(synth1b1);
  app.add_flag("--physical", physical, "Parameters are in Hz, seconds and so on, not normalised");
  app.add_flag("--print-params", o.print,
               "Print the parameters, a line a sound, and render nothing");
  app.add("-o,--output", o.output,
          "A directory, or a name with %d, for a file a sound (.wav .flac .npy …); one file of "
          "all sounds where it ends in .npy (NumPy's array), .npz (with parameters) or .raw; - for "
          "standard output")
      .value_name("PATH")
      .common();
  app.add("--format", sample, "Sample format")
      .value_name("FORMAT")
      .one_of({"s16le", "s24le", "s32le", "f32le"})
      .standard("s24le for FLAC, else f32le")
      .common();
  app.add("--device", o.device, "What renders").value_name("DEVICE").values("auto|cpu|cuda|cuda:N");
  app.add_integer("--jobs", o.jobs, "Threads", 1, 1024).standard("one a processor");
  app.parse_command_line(argc, argv);
  if (!o.print) audiofile::check_ending(o.output, kFurtherEndings);
  if (!o.range && o.parameters.empty())
    throw cli::WrongUsage("give --synth1b1 FIRST:COUNT or --params FILE");
  o.log = app.log();
  note_unused(o, cli::UnusedOptions(app, o.log));
  cli::refuse_shared_files({{"--output", o.output}},
                           {{"--config", app.config_file()}, {"--params", o.parameters}});
  if (physical) o.scale = torchsynth::Scale::kPhysical;
  if (!sample.empty()) o.sample = pcm::parse_sample_format(sample);
  if (o.sample && !o.print) audiofile::check_sample(o.output, *o.sample);
  return o;
}

std::unique_ptr<torchsynth::SoundSource> open_source(const VoiceOptions& o) {
  if (o.range) return std::make_unique<torchsynth::Synth1B1Source>(o.range->first, o.range->count);
  return std::make_unique<torchsynth::ParameterLines>(o.parameters, o.scale);
}

/// What the file's kind holds best where the user does not say.
pcm::SampleFormat sample_format(const VoiceOptions& o) {
  const std::string ending = base::ending_of(o.output);
  if (o.sample || ending.empty()) return o.sample.value_or(pcm::SampleFormat::kF32);
  if (ending == ".flac") return pcm::SampleFormat::kS24;
  return pcm::parse_sample_format(ending.substr(1)).value_or(pcm::SampleFormat::kF32);
}

int print_parameters(torchsynth::SoundSource& source, const VoiceOptions& o) {
  base::Output out(o.output, cli::stop_descriptor());
  std::string line;
  while (const auto sound = source.next()) {
    if (cli::stop_requested()) return cli::kInterrupted;
    line.clear();
    torchsynth::append_line(line, *sound, o.scale);
    out.write(line);
  }
  out.close();
  return cli::kDone;
}

int status() { return cli::stop_signal() == SIGINT ? cli::kInterrupted : cli::kDone; }

/// Input without a sound is a fault of whoever wrote it.
void refuse_nothing(std::int64_t sounds) {
  if (sounds == 0 && !cli::stop_requested())
    throw base::Error("--params: no line has a sound, so nothing is rendered");
}

int render_files(torchsynth::SoundSource& source, const torchsynth::Engine& engine,
                 const VoiceOptions& o, const std::function<void(std::int64_t)>& told) {
  if (base::ending_of(o.output) == ".npz")
    throw base::Error("-o " + o.output + ": an .npz holds all sounds; for a file each write .npy",
                      base::Fault::kUsage);
  torchsynth::SoundFiles files(o.output, sample_format(o), told);
  const auto sounds = torchsynth::render_all(source, engine, files, o.jobs, cli::stop_requested);
  refuse_nothing(sounds + files.skipped());
  if (files.skipped() > 0)
    o.log.note(std::to_string(files.skipped()) + " sounds were there already");
  return status();
}

/// One file or stream for all sounds.
int render_stream(torchsynth::SoundSource& source, const torchsynth::Engine& engine,
                  const VoiceOptions& o, const std::function<void(std::int64_t)>& told) {
  base::Replacement whole(o.output);
  const auto render = [&](auto& output, torchsynth::SoundStream::Write write) {
    torchsynth::SoundStream stream(std::move(write), told);
    refuse_nothing(torchsynth::render_all(source, engine, stream, o.jobs, cli::stop_requested));
    output.close();
    whole.keep();
    return status();
  };
  const std::string ending = base::ending_of(o.output);
  if (ending == ".npy") {
    torchsynth::NumpyFile file(whole.path(), sample_format(o));
    return render(file, [&](const auto&, const pcm::Block& block) { file.write(block); });
  }
  if (ending == ".npz") {
    torchsynth::NumpyArchive archive(whole.path(), sample_format(o));
    return render(archive, [&](const torchsynth::Sound& sound, const pcm::Block& block) {
      archive.write(sound, block);
    });
  }
  const bool one = o.range && o.range->count == 1;
  if (audiofile::is_audio_file(o.output) && !one)
    throw base::Error("-o " + o.output +
                          " holds one sound; for a file each write a directory or %d, for an array "
                          "a name in .npy or .npz",
                      base::Fault::kUsage);
  cli::refuse_bytes_on_terminal(o.output, "PCM");
  const pcm::Format format{.sample = sample_format(o),
                           .rate = {static_cast<int>(torchsynth::kSampleRate)},
                           .channels = 1};
  audiofile::PcmOutput output(whole.path(), format, {.title = "Auralis"}, cli::stop_descriptor());
  return render(output, [&](const auto&, const pcm::Block& block) { output.write(block); });
}

int run_voice(const VoiceOptions& o) {
  const auto source = open_source(o);
  if (o.print) return print_parameters(*source, o);
  const auto engine = torchsynth::choose_engine(o.device, cli::binary_directory(), o.log);
  base::SteadyClock clock;
  const base::Seconds total = kSoundLength * static_cast<double>(o.range ? o.range->count : 0);
  cli::Progress progress(clock, total, o.log);
  const auto told = [&](std::int64_t sounds) {
    progress.update(kSoundLength * static_cast<double>(sounds));
  };
  o.log.note(engine->description() + ", " + std::to_string(o.jobs) +
             (o.jobs == 1 ? " thread" : " threads"));
  return torchsynth::is_many_files(o.output, o.sample.has_value())
             ? render_files(*source, *engine, o, told)
             : render_stream(*source, *engine, o, told);
}

}  // namespace

int run_voice_command(int argc, char** argv) { return run_voice(parse_options(argc, argv)); }
