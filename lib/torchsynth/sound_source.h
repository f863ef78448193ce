// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where sounds come from: the data set synth1B1, or lines of parameters.
#pragma once

#include <optional>
#include <string>

#include "base/descriptor.h"
#include "base/line_reader.h"
#include "torchsynth/parameter_line.h"
#include "torchsynth/sound.h"

namespace auralis::torchsynth {

class SoundSource {
 public:
  virtual ~SoundSource() = default;
  /// The next sound, or nothing at the end. Throws base::Error.
  [[nodiscard]] virtual std::optional<Sound> next() = 0;
};

/// Sounds first .. first + count - 1 of synth1B1.
class Synth1B1Source final : public SoundSource {
 public:
  Synth1B1Source(std::int64_t first, std::int64_t count) : next_(first), end_(first + count) {}
  [[nodiscard]] std::optional<Sound> next() override;

 private:
  std::int64_t next_, end_;
};

/// A file of parameter lines, "-" being standard input. Errors name the file and the line.
class ParameterLines final : public SoundSource {
 public:
  ParameterLines(const std::string& path, Scale scale);
  [[nodiscard]] std::optional<Sound> next() override;

 private:
  std::string name_;
  Scale scale_;
  base::Descriptor in_;
  base::LineReader lines_;
  ParameterLineReader reader_;
  std::int64_t count_ = 0;
};

}  // namespace auralis::torchsynth
