// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Audio files of every kind that libsndfile writes, chosen by the file's ending.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pcm/block.h"
#include "pcm/format.h"

namespace auralis::audiofile {

struct Tags {
  std::string title;
  std::string comment;
  std::string software = "Auralis";
  /// Further ones, or others in place of the title, by their names; see tag_names.
  std::vector<std::pair<std::string, std::string>> named{};
};

/// True if the name ends in what `AudioFile` can write, in letters of either case.
[[nodiscard]] bool is_audio_file(const std::string& name);

/// Whether a file of this name keeps tags: raw PCM and W64 do not.
[[nodiscard]] bool keeps_tags(const std::string& name);

/// Whether a file of this name has no sample format of its own: what is coded comes back otherwise.
[[nodiscard]] bool is_lossy(const std::string& name);

/// Throws base::Error where the name's ending says another sample format (.s24le).
void check_sample(const std::string& name, pcm::SampleFormat sample);

/// The names that `Tags::named` takes.
[[nodiscard]] std::vector<std::string> tag_names();
[[nodiscard]] bool is_tag_name(std::string_view name);

/// Endings of files of raw PCM are names of sample formats, .raw, .pcm and .bin; a name without an
/// ending stands for raw PCM, too. Throws base::Error (usage) that lists all endings for a name
/// with another one; `further` are those that the caller writes itself, " .npy .npz".
void check_ending(const std::string& name, const std::string& further = {});

/// The rate that a file of this name takes where nobody asks for one: 48 kHz for Opus, else
/// `usual`.
[[nodiscard]] base::SampleRate usual_rate(const std::string& name, base::SampleRate usual);

/// Frames that a file of this name can hold: a WAV or AIFF file has lengths of 32 bits.
[[nodiscard]] pcm::Frames most_frames(const std::string& name, const pcm::Format& format);

/// Writes blocks to a WAV, RF64, W64, AIFF, FLAC, Ogg Vorbis, Opus or MP3 file. Integer formats are
/// dithered as raw PCM is, so a WAV file holds the same samples. Throws base::Error.
class AudioFile {
 public:
  AudioFile(const std::string& name, const pcm::Format& format, const Tags& tags);
  ~AudioFile();
  AudioFile(const AudioFile&) = delete;
  AudioFile& operator=(const AudioFile&) = delete;

  /// Appends the block's frames; the first of them is frame `first` of the stream, which the file
  /// began with. Throws where they do not fit any more: what has been written is a whole file. So
  /// it is, but for its last second, where the process is killed.
  void write(const pcm::Block& block, pcm::Frames first);
  /// Finishes the file: a full disk is told here at the latest. The destructor only closes it.
  void close();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace auralis::audiofile
