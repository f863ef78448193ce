// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where rendered blocks go: raw PCM on a descriptor, or an audio file, by the output's name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audiofile/audio_file.h"
#include "base/descriptor.h"

namespace auralis::audiofile {

class PcmOutput {
 public:
  /// `name` is "-" for standard output, a name that is_audio_file knows, or a file for raw PCM.
  /// Throws base::Error.
  PcmOutput(const std::string& name, const pcm::Format& format, const Tags& tags);

  /// Appends the block. Throws base::Error, or base::ClosedPipe where nobody reads any more.
  void write(const pcm::Block& block);
  /// Finishes a file.
  void close();

 private:
  std::string name_;
  pcm::Format format_;
  std::optional<AudioFile> file_;
  base::Descriptor raw_;
  std::vector<std::byte> bytes_;
  pcm::Frames written_;
};

}  // namespace auralis::audiofile
