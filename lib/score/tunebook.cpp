// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/tunebook.h"

#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/whole_file.h"
#include "score/abc_reader.h"
#include "score/event_tune.h"
#include "score/midi_tune.h"

namespace auralis::score {

namespace {

enum class FileKind { kEvents, kMidi, kAbc };

FileKind kind_of(const std::filesystem::path& path) {
  const std::string ending = path.extension().string();
  if (ending == ".ndjson") return FileKind::kEvents;
  if (ending == ".mid" || ending == ".midi") return FileKind::kMidi;
  if (ending == ".abc") return FileKind::kAbc;
  throw base::Error(
      "cannot read music from " + path.string() + ": should end in .ndjson, .mid, .midi or .abc",
      base::Fault::kUsage);
}

}  // namespace

void check_ending(const std::string& path) { (void)kind_of(path); }

Tunebook parse_tunebook(std::string_view bytes, const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  switch (kind_of(path)) {
    case FileKind::kEvents:
      return {{read_event_tune(bytes, name)}, {}};
    case FileKind::kMidi:
      return {{tune_of(event::read_midi(bytes, name))}, {}};
    default:
      auto [tunes, complaints] = read_abc(bytes, name);
      return {std::move(tunes), std::move(complaints)};
  }
}

Tunebook read_tunebook(const std::string& path) {
  check_ending(path);
  return parse_tunebook(base::read_whole(path), path);
}

}  // namespace auralis::score
