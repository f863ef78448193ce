// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A line of JSON -> the 78 parameters of a sound -> the line again.
#include <cmath>

#include "base/error.h"
#include "fuzz.h"
#include "torchsynth/parameter_line.h"

using namespace auralis;

namespace {

void check(std::string_view line, torchsynth::Scale scale) {
  static torchsynth::ParameterLineReader reader;
  const torchsynth::Sound sound = reader.read(line, scale, 7);
  fuzz::require(sound.index >= 0, "an index is not negative");
  std::string text;
  append_line(text, sound, scale);
  const torchsynth::Sound again = reader.read(text, scale, 0);
  fuzz::require(again.index == sound.index, "an index comes back");
  for (std::size_t i = 0; i < sound.values.size(); ++i)
    fuzz::require(
        std::abs(again.values[i] - sound.values[i]) <= 1e-12 * std::abs(sound.values[i]) + 1e-20,
        "a value comes back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const auto scale : {torchsynth::Scale::kNormalised, torchsynth::Scale::kPhysical}) try {
      check(fuzz::text_of(data, size), scale);
    } catch (const base::Error&) {
    }
  return 0;
}
