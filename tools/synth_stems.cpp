// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth_stems.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "base/replacement.h"
#include "pcm/mono.h"

namespace auralis {

namespace fs = std::filesystem;

StemFiles::StemFiles(std::string directory, const pcm::Format& format, audiofile::Tags tags,
                     bool scaled)
    : directory_(std::move(directory)), format_(format), tags_(std::move(tags)), scaled_(scaled) {
  std::error_code error;
  fs::create_directories(directory_, error);
  if (!error && !fs::is_directory(directory_))
    error = std::make_error_code(std::errc::not_a_directory);
  if (!error && ::access(directory_.c_str(), W_OK | X_OK) != 0)
    error = {errno, std::generic_category()};
  if (error) throw base::Error("cannot write stems to " + directory_ + ": " + error.message());
}

std::string StemFiles::name_for(const std::string& part) const {
  constexpr std::size_t kLongest = 64;
  std::string stem;
  for (const char c : part.substr(0, kLongest)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || (c == '.' && !stem.empty());
    stem += plain ? c : '_';
  }
  if (stem.empty()) stem = "_";
  std::string name = stem + ".wav";
  const auto taken = [&](const File& file) { return file.name == name; };
  for (int i = 2; std::ranges::any_of(files_, taken); ++i)
    name = stem + "-" + std::to_string(i) + ".wav";
  return name;
}

void StemFiles::open(const std::string& part, std::size_t block, base::Frames silence) {
  const std::string name = name_for(part);
  const std::string path = (fs::path(directory_) / name).string();
  File& file = files_.emplace_back(File{name, part, nullptr, nullptr, nullptr});
  if (scaled_) {
    file.scratch = std::make_unique<synth::Scratch>(path, format_.channels);
  } else {
    file.claim = std::make_unique<base::FileClaim>(path);
    file.output = begin(path, part);
  }
  pcm::Block nothing(2, block);
  for (auto left = static_cast<std::size_t>(silence.count); left > 0; left -= nothing.frames()) {
    nothing.resize(std::min(left, block));
    take(files_.back(), nothing);
  }
}

void StemFiles::take(File& file, const pcm::Block& block) {
  if (file.scratch)
    file.scratch->add(block);
  else
    file.output->write(block);
}

std::unique_ptr<audiofile::PcmOutput> StemFiles::begin(const std::string& path,
                                                       const std::string& part) const {
  audiofile::Tags tags = tags_;
  tags.title = part + ", " + tags.title;
  return std::make_unique<audiofile::PcmOutput>(path, format_, tags);
}

void StemFiles::write_scaled(const File& file, float gain) const {
  constexpr std::size_t kBlock = 16384;
  pcm::Block block(2, kBlock);
  base::Replacement whole((fs::path(directory_) / file.name).string());
  const auto output = begin(whole.path(), file.part);
  const std::int64_t end = file.scratch->frames().count;
  for (base::Frames at{0}; at.count < end; at += {static_cast<std::int64_t>(kBlock)}) {
    file.scratch->read(at, block);
    block.resize(std::min(kBlock, static_cast<std::size_t>(end - at.count)));
    for (int c = 0; c < 2; ++c)
      for (float& sample : block.channel(c)) sample *= gain;
    output->write(block);
  }
  output->close();
  whole.keep();
}

void StemFiles::write(synth::Stems& stems, base::Frames first, const synth::OutputEnd& end) {
  for (int i = 0; i < stems.count(); ++i) {
    pcm::Block& block = stems.block(i);
    if (static_cast<std::size_t>(i) == files_.size())
      open(stems.name(i), std::max<std::size_t>(block.frames(), 1), first);
    end.shape(block, first);
    if (format_.channels == 1) pcm::mix_to_mono(block);
    take(files_[static_cast<std::size_t>(i)], block);
  }
}

void StemFiles::close(double gain, const base::Log& log) {
  std::string names;
  for (const File& file : files_) {
    if (file.scratch)
      write_scaled(file, static_cast<float>(std::pow(10, gain / 20)));
    else
      file.output->close();
    names += (names.empty() ? "" : ", ") + file.name;
  }
  log.note("stems in " + directory_ + ": " + (names.empty() ? "none, for no note came" : names));
}

StemOutput::StemOutput(const SynthOptions& options, const audiofile::Tags& tags) {
  if (!options.stems.empty())
    files_.emplace(options.stems, options.stem_format(), tags, options.normalize.has_value());
}

synth::Stems* StemOutput::begin(synth::Renderer& renderer, const synth::Stems::MakeEngine& make,
                                const synth::SynthOptions& options) {
  if (!files_) return nullptr;
  return &stems_.emplace(renderer, make, options.rate, options.mix, options.most_rendered());
}

void StemOutput::write(base::Frames first, const synth::OutputEnd& end) {
  if (files_) files_->write(*stems_, first, end);
}

void StemOutput::close(double gain, const base::Log& log) {
  if (files_) files_->close(gain, log);
}

}  // namespace auralis
