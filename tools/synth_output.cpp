// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth_output.h"

#include <cmath>
#include <filesystem>

#include "base/decimal.h"
#include "cli/stop_signal.h"
#include "event/event_writer.h"
#include "pcm/mono.h"

using namespace auralis;

namespace {

/// The end that is known before the piece is: of the output, or, to be faded to, of the piece.
synth::OutputEnd known_end(const event::Event& first, const SynthOptions& options) {
  constexpr base::Seconds kShortest{0.01};  // nothing clicks
  const base::SampleRate rate = options.format.rate;
  std::optional<base::Seconds> end = options.end_at;
  if (!end && options.fade_out)
    if (const auto* const header = std::get_if<event::Header>(&first.what)) end = header->duration;
  return {end ? std::optional(base::to_frames(*end, rate)) : std::nullopt,
          base::to_frames(options.fade_out.value_or(kShortest), rate)};
}

}  // namespace

audiofile::Tags tags_of(const event::Event& first, const SynthOptions& options) {
  const std::string& station = options.station;
  const auto* header = std::get_if<event::Header>(&first.what);
  if (header == nullptr)
    return {.title = station.empty() ? "Auralis" : station, .named = options.tags};
  const event::Settings& s = header->settings;
  const std::string key = s.key + " " + s.mode;
  std::string line;  // for auralis-compose --again
  event::append_line(line, first);
  line.pop_back();
  return {.title = (station.empty() ? "" : station + ": ") + s.mood + " in " + key,
          .comment = "seed " + std::to_string(s.seed) + ", key " + key + ", " +
                     base::decimal(s.bpm) + " bpm " + line,
          .named = options.tags};
}

SynthOutput::SynthOutput(const SynthOptions& options, const event::Event& first)
    : options_(options), end_(known_end(first, options)) {
  if (options.normalize) {
    normalizer_.emplace(options.format.rate, options.format.channels, *options.normalize,
                        options.output);
    whole_.emplace(options.output);
  } else {
    claim_.emplace(options.output);
  }
  output_.emplace(whole_ ? whole_->path() : options.output, options.format, tags_of(first, options),
                  cli::stop_descriptor());
}

SynthOutput::~SynthOutput() {
  std::error_code none;
  output_.reset();  // a file is whole, or as long as it got
  const auto kind = std::filesystem::symlink_status(options_.output, none).type();
  const bool replaced = whole_ && whole_->path() != options_.output;
  if (begun_ || replaced || kind != std::filesystem::file_type::regular)
    return;  // /dev/stdout is a link
  std::filesystem::remove(options_.output, none);
}

void SynthOutput::write(const pcm::Block& block) {
  output_->write(block);
  begun_ = true;
}

void SynthOutput::take(pcm::Block& block, Frames position) {
  end_.shape(block, position - Frames{static_cast<std::int64_t>(block.frames())});
  if (options_.format.channels == 1) pcm::mix_to_mono(block);
  if (normalizer_)
    normalizer_->add(block);
  else
    write(block);
}

void SynthOutput::end_with_piece(Frames known) {
  if (options_.fade_out && !options_.end_at) end_.end_by(known + end_.fade());
}

/// The second pass.
void SynthOutput::normalize() {
  const auto result = normalizer_->finish([this](pcm::Block& block) { write(block); });
  if (!std::isfinite(result.before)) return options_.log.note("silence: nothing to normalize");
  gain_ = result.gain;
  options_.log.note("from " + base::decimal(result.before, 1) + " to " +
                    base::decimal(result.after, 1) + " LUFS by " + base::decimal(result.gain, 1) +
                    " dB");
}

void SynthOutput::close() {
  if (normalizer_) normalize();
  output_->close();
  if (whole_) whole_->keep();
  begun_ = true;  // a piece may be empty
}
