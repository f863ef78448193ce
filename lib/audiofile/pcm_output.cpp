// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "audiofile/pcm_output.h"

#include "pcm/encode.h"

namespace auralis::audiofile {

PcmOutput::PcmOutput(const std::string& name, const pcm::Format& format, const Tags& tags, int stop)
    : format_(format) {
  if (is_audio_file(name))
    file_.emplace(name, format, tags);
  else
    raw_.emplace(name, stop);
}

void PcmOutput::write(const pcm::Block& block) {
  const pcm::Frames frames{static_cast<std::int64_t>(block.frames())};
  if (file_) {
    file_->write(block, written_);
  } else {
    bytes_.resize(format_.bytes(frames));
    pcm::encode(block, written_, format_, bytes_);
    raw_->write(bytes_);
  }
  written_ += frames;
}

void PcmOutput::close() {
  if (file_)
    file_->close();
  else
    raw_->close();
}

}  // namespace auralis::audiofile
