// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/sound_files.h"

#include <filesystem>

#include "audiofile/pcm_output.h"
#include "base/ending.h"
#include "base/error.h"
#include "digest/sha256.h"
#include "torchsynth/numpy_file.h"
#include "torchsynth/time_grid.h"

namespace auralis::torchsynth {

namespace fs = std::filesystem;

namespace {

constexpr const char* kDefaultName = "%09d.wav";

bool is_pattern(const std::string& output) { return output.find('%') != std::string::npos; }

std::string pattern_text(const std::string& output) {
  return is_pattern(output) ? fs::path(output).filename().string() : kDefaultName;
}

/// The directory with a slash, made where it is missing; empty for the current one.
std::string prepare_directory(const std::string& output) {
  const fs::path path(output);
  const fs::path directory = is_pattern(output) ? path.parent_path() : path;
  if (directory.empty()) return {};
  std::error_code error;
  fs::create_directories(directory, error);
  if (error)
    throw base::Error("cannot make the directory " + directory.string() + ": " + error.message());
  return (directory / "").string();
}

}  // namespace

NamePattern::NamePattern(const std::string& text) {
  const auto percent = text.find('%');
  const auto d = text.find_first_not_of("0123456789", percent + 1);
  if (percent == std::string::npos || d == std::string::npos || text[d] != 'd' ||
      text.find('%', d) != std::string::npos)
    throw base::Error(
        "'" + text + "' should have one %d, which the sound's number takes the place of",
        base::Fault::kUsage);
  before_ = text.substr(0, percent);
  after_ = text.substr(d + 1);
  const std::string width = text.substr(percent + 1, d - percent - 1);
  if (width.size() > 3)
    throw base::Error("'" + text + "': a width of " + width + " digits is too large",
                      base::Fault::kUsage);
  if (!width.empty()) digits_ = std::stoul(width);
}

std::string NamePattern::name_of(std::int64_t sound) const {
  std::string number = std::to_string(sound);
  if (number.size() < digits_) number.insert(0, digits_ - number.size(), '0');
  return before_ + number + after_;
}

bool is_many_files(const std::string& output, bool format_given) {
  if (output == "-") return false;
  if (is_pattern(output) || output.ends_with('/') || fs::is_directory(output)) return true;
  return !format_given && !fs::path(output).has_extension() && !fs::exists(output);
}

SoundFiles::SoundFiles(const std::string& output, pcm::SampleFormat sample,
                       std::function<void(std::int64_t)> told)
    : directory_(prepare_directory(output)),
      pattern_(pattern_text(output)),
      format_{.sample = sample, .rate = {static_cast<int>(kSampleRate)}, .channels = 1},
      told_(std::move(told)),
      manifest_(directory_ + "manifest.ndjson") {}

bool SoundFiles::has(const Sound& sound) {
  const std::string name = pattern_.name_of(sound.index);
  const std::lock_guard lock(mutex_);
  const bool there = manifest_.has(sound.index, name, pcm::name_of(format_.sample)) &&
                     fs::exists(directory_ + name);
  skipped_ += there;
  return there;
}

void SoundFiles::write_file(const std::string& path, const Sound& sound,
                            const pcm::Block& block) const {
  if (base::ending_of(path) == ".npy") {
    NumpyFile file(path, format_.sample);
    file.write(block);
    return file.close(true);
  }
  audiofile::PcmOutput output(path, format_, {.title = "Sound " + std::to_string(sound.index)});
  output.write(block);
  output.close();
}

void SoundFiles::take(std::int64_t, const Sound& sound, const pcm::Block& block) {
  const std::string name = pattern_.name_of(sound.index);
  const std::string unfinished = directory_ + "." + name;
  write_file(unfinished, sound, block);
  const std::string sha256 = digest::sha256_of_file(unfinished);
  std::error_code error;
  fs::rename(unfinished, directory_ + name, error);
  if (error) throw base::Error("cannot write " + directory_ + name + ": " + error.message());
  const std::lock_guard lock(mutex_);
  manifest_.add(sound.index, name, pcm::name_of(format_.sample), sha256);
  if (told_) told_(++written_);
}

}  // namespace auralis::torchsynth
