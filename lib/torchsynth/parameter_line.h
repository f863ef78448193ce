// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A sound as a line of JSON: {"sound":7,"keyboard.midi_f0":0.5,...}.
#pragma once

#include <string>
#include <string_view>

#include "json/json_reader.h"
#include "torchsynth/sound.h"

namespace auralis::torchsynth {

class ParameterLineReader {
 public:
  /// All 78 parameters must be there and in their range; without the field "sound" the index is
  /// `index`. Throws base::Error that names the field.
  [[nodiscard]] Sound read(std::string_view line, Scale scale, std::int64_t index);

 private:
  json::JsonReader json_;
};

/// Appends a sound as a line. Normalised values of normalised sounds are exact, so that reading the
/// line gives the sound again.
void append_line(std::string& out, const Sound& sound, Scale scale);

}  // namespace auralis::torchsynth
