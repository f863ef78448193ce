// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/no_pcm.h"

#include <array>
#include <string_view>

namespace auralis::stream {

namespace {

struct Signature {
  std::string_view beginning, name;
};

constexpr std::array<Signature, 8> kFiles{{{"RIFF", "a WAV file"},
                                           {"RF64", "a WAV file"},
                                           {"FORM", "an AIFF file"},
                                           {"ID3", "an MP3 file"},
                                           {"fLaC", "a FLAC file"},
                                           {"OggS", "an Ogg file"},
                                           {"MThd", "a MIDI file"},
                                           {"caff", "a CAF file"}}};

}  // namespace

std::string why_no_pcm(std::span<const std::byte> beginning) {
  const std::string_view text(reinterpret_cast<const char*>(beginning.data()), beginning.size());
  if (text.starts_with("{\"type\":"))
    return "events, and no PCM: put auralis-synth in front (... | auralis-synth | auralis-stream)";
  for (const Signature& file : kFiles)
    if (text.starts_with(file.beginning))
      return std::string(file.name) +
             ", and no raw PCM: decode it (ffmpeg -i FILE -f s16le -ar 44100 -ac 2 - | "
             "auralis-stream)";
  return "";
}

}  // namespace auralis::stream
