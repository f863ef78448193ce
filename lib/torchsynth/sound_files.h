// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Sounds as a file each, with a manifest that lets an interrupted run go on where it stopped.
#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "pcm/format.h"
#include "torchsynth/manifest.h"
#include "torchsynth/parallel_render.h"

namespace auralis::torchsynth {

/// A file's name with the sound's index in place of %d (or %09d and the like).
class NamePattern {
 public:
  /// Throws base::Error unless the text has exactly one %d, in its last part, and no other %.
  explicit NamePattern(const std::string& text);

  [[nodiscard]] std::string name_of(std::int64_t sound) const;

 private:
  std::string before_, after_;
  std::size_t digits_ = 0;
};

/// Whether an output is a file a sound: a pattern, a directory, a name that ends in a slash, or,
/// where no sample format was asked for, one without an ending.
[[nodiscard]] bool is_many_files(const std::string& output, bool format_given);

/// Writes each file under another name first, so that one that is there is whole, and then its line
/// of manifest.ndjson beside it.
class SoundFiles final : public SoundSink {
 public:
  /// A directory stands for DIRECTORY/%09d.wav. Makes directories that are missing. Throws
  /// base::Error.
  SoundFiles(const std::string& output, pcm::SampleFormat sample,
             std::function<void(std::int64_t)> told);

  [[nodiscard]] bool has(const Sound& sound) override;
  void take(std::int64_t turn, const Sound& sound, const pcm::Block& block) override;
  void give_up() noexcept override {}

  /// Sounds that need not be rendered again.
  [[nodiscard]] std::int64_t skipped() const noexcept { return skipped_; }

 private:
  void write_file(const std::string& path, const Sound& sound, const pcm::Block& block) const;

  std::string directory_;  // with its slash, or empty
  NamePattern pattern_;
  pcm::Format format_;
  std::function<void(std::int64_t)> told_;
  std::mutex mutex_;
  Manifest manifest_;
  std::int64_t skipped_ = 0, written_ = 0;
};

}  // namespace auralis::torchsynth
