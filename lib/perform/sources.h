// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The files that a piece is made from: those that the options name, and those that a recording
// names. Each is read once; a fingerprint says whether it has changed since the recording.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/log.h"
#include "event/event.h"

namespace auralis::perform {

struct SourceFile {
  event::Source source;  ///< as a header names it; a recording's fingerprint until it is read
  std::string path;      ///< where it lies
};

class Sources {
 public:
  /// Adds one that whoever asks for the piece names; by an empty path, none in place of a
  /// recording's.
  void give(event::Source source);

  /// The part that is read of tunes and of music to learn from, of those given.
  void set_track(const std::string& track);

  /// Adds those that a recording at the path `recording` names, save where others that decide the
  /// same have been given: melodies (train, model), the tune (follow), the form, or the pitches
  /// (tuning, keyboard-map). Notes the options that are none of these. Throws base::Error for a
  /// file that is neither at its path nor, where that is a relative one, at the same from the
  /// recording's folder.
  void take(const std::vector<event::Source>& named, const std::string& recording,
            const base::Log& log);

  [[nodiscard]] const std::vector<SourceFile>& files() const noexcept { return files_; }
  /// Those of one option, valid until others are added.
  [[nodiscard]] std::vector<SourceFile*> of(std::string_view option);

  /// All bytes; from here on the fingerprint is theirs. Notes a file that is another than the
  /// recording's. Throws base::Error as read_whole does.
  [[nodiscard]] std::string read(SourceFile& file, const base::Log& log) const;

  /// Says what its bytes are where they are read otherwise. Notes what read() does.
  void identify(SourceFile& file, const std::string& fingerprint, const base::Log& log) const;

  /// For the header.
  [[nodiscard]] std::vector<event::Source> named() const;

 private:
  std::vector<SourceFile> files_;
  std::vector<std::string> given_;  // options
  std::string recording_;
};

}  // namespace auralis::perform
