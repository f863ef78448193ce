// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/tunebook.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/whole_file.h"
#include "score/abc_reader.h"
#include "score/event_tune.h"
#include "score/midi_tune.h"

namespace auralis::score {

namespace {

enum class FileKind { kEvents, kMidi, kAbc };

std::optional<FileKind> kind_by_ending(const std::filesystem::path& path) {
  std::string ending = path.extension().string();
  for (char& c : ending) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  if (ending == ".ndjson") return FileKind::kEvents;
  if (ending == ".mid" || ending == ".midi") return FileKind::kMidi;
  if (ending == ".abc") return FileKind::kAbc;
  return std::nullopt;
}

FileKind kind_of(const std::filesystem::path& path) {
  if (const auto kind = kind_by_ending(path)) return *kind;
  throw base::Error(
      "cannot read music from " + path.string() + ": should end in .ndjson, .mid, .midi or .abc",
      base::Fault::kUsage);
}

}  // namespace

void check_ending(const std::string& path) { (void)kind_of(path); }

bool can_have_parts(const std::string& path) { return kind_by_ending(path) != FileKind::kAbc; }

std::vector<std::string> music_in(const std::string& directory) {
  constexpr int kMostEntries = 100'000;
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(directory, fs::directory_options::skip_permission_denied,
                                         error);
  for (int entries = 0; !error && entry != fs::end(entry); entry.increment(error)) {
    if (++entries > kMostEntries)
      throw base::Error(directory + " holds more than " + std::to_string(kMostEntries) +
                        " files: name a folder of music");
    std::error_code none;
    if (kind_by_ending(entry->path()) && entry->is_regular_file(none))
      files.push_back(entry->path().string());
  }
  if (error) throw base::Error("cannot read " + directory + ": " + error.message());
  std::ranges::sort(files);
  return files;
}

Tunebook parse_tunebook(std::string_view bytes, const std::string& path, const std::string& track) {
  const std::string name = std::filesystem::path(path).filename().string();
  switch (kind_of(path)) {
    case FileKind::kEvents:
      return {{read_event_tune(bytes, name, track)}, {}};
    case FileKind::kMidi:
      return {{tune_of(event::read_midi(bytes, name), track)}, {}};
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
