// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/sound_source.h"

#include <fcntl.h>

#include <algorithm>

#include "base/error.h"
#include "torchsynth/synth1b1.h"

namespace auralis::torchsynth {

namespace {

constexpr std::size_t kLongestSoundLine = 65536;

base::Descriptor open_input(const std::string& path) {
  return path == "-" ? base::Descriptor::standard_input() : base::Descriptor::open(path, O_RDONLY);
}

}  // namespace

std::optional<Sound> Synth1B1Source::next() {
  if (next_ >= end_) return std::nullopt;
  Sound sound{.index = next_++};
  std::ranges::copy(synth1b1_parameters(sound.index), sound.values.begin());
  return sound;
}

ParameterLines::ParameterLines(const std::string& path, Scale scale)
    : name_(path == "-" ? "standard input" : path),
      scale_(scale),
      in_(open_input(path)),
      lines_(in_, name_, kLongestSoundLine) {}

std::optional<Sound> ParameterLines::next() {
  using Result = base::LineReader::Result;
  std::string_view line;
  const Result result = lines_.next(line);
  if (result == Result::kEnd || result == Result::kNothing) return std::nullopt;
  const auto where = [&] {
    return name_ + ", line " + std::to_string(lines_.line_number()) + ": ";
  };
  if (result == Result::kTooLong)
    throw base::Error(where() + "longer than " + std::to_string(kLongestSoundLine) + " bytes");
  try {
    return reader_.read(line, scale_, count_++);
  } catch (const base::Error& error) {
    throw base::Error(where() + error.what());
  }
}

}  // namespace auralis::torchsynth
