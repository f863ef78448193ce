// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where rendered blocks go: raw PCM on a descriptor, or an audio file, by the output's name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audiofile/audio_file.h"
#include "base/output.h"

namespace auralis::audiofile {

class PcmOutput {
 public:
  /// `name` is "-" for standard output, a name that is_audio_file knows, or a file for raw PCM.
  /// `stop` as base::Output has it. Throws base::Error.
  PcmOutput(const std::string& name, const pcm::Format& format, const Tags& tags, int stop = -1);

  /// Appends the block. Throws base::Error, or as base::Output does.
  void write(const pcm::Block& block);
  /// Finishes a file.
  void close();

 private:
  pcm::Format format_;
  std::optional<AudioFile> file_;
  std::optional<base::Output> raw_;
  std::vector<std::byte> bytes_;
  pcm::Frames written_;
};

}  // namespace auralis::audiofile
