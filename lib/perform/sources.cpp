// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/sources.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/fingerprint.h"
#include "base/whole_file.h"

namespace auralis::perform {

namespace {

/// What the files of an option decide. Another source of pieces gets a line here.
enum class Aspect { kMelodies, kTune, kForm, kPitches, kMood };

constexpr std::array<std::pair<std::string_view, Aspect>, 7> kAspects{
    {{"train", Aspect::kMelodies},
     {"model", Aspect::kMelodies},
     {"follow", Aspect::kTune},
     {"form", Aspect::kForm},
     {"tuning", Aspect::kPitches},
     {"keyboard-map", Aspect::kPitches},
     {"mood", Aspect::kMood}}};

std::optional<Aspect> aspect_of(std::string_view option) noexcept {
  for (const auto& [name, aspect] : kAspects)
    if (name == option) return aspect;
  return std::nullopt;
}

/// A recording is sent with the files beside it. What is no regular file, nor a folder of music,
/// was given as a pipe, or is none to be read because someone's recording says so.
std::string place_of(const event::Source& source, const std::string& recording) {
  namespace fs = std::filesystem;
  std::error_code none;
  const fs::path path = source.file;
  const auto is_there = [&](const fs::path& place) {
    return fs::is_regular_file(place, none) ||
           (source.option == "train" && fs::is_directory(place, none));
  };
  if (is_there(path)) return source.file;
  const fs::path beside = fs::path(recording).parent_path() / path;  // an absolute one stays
  if (is_there(beside)) return beside.string();
  throw base::Error(recording + ", field sources: there is no " + source.option + " file " +
                    source.file + (path.is_absolute() ? "" : ", here or beside the recording"));
}

}  // namespace

void Sources::give(event::Source source) {
  given_.push_back(source.option);
  std::string path = source.file;
  if (!path.empty()) files_.push_back({std::move(source), std::move(path)});
}

void Sources::set_track(const std::string& track) {
  for (SourceFile& file : files_)
    if (file.source.option == "follow" || file.source.option == "train") file.source.track = track;
}

void Sources::take(const std::vector<event::Source>& named, const std::string& recording,
                   const base::Log& log) {
  recording_ = recording;
  for (const event::Source& source : named) {
    const auto aspect = aspect_of(source.option);
    if (!aspect)
      log.note(recording + ", field sources: '" + source.option +
               "' is passed over: it is none of " + "the options that name files here");
    const bool replaced = std::ranges::any_of(
        given_, [&](const std::string& option) { return aspect_of(option) == aspect; });
    if (aspect && !replaced) files_.push_back({source, place_of(source, recording)});
  }
}

std::vector<SourceFile*> Sources::of(std::string_view option) {
  std::vector<SourceFile*> found;
  for (SourceFile& file : files_)
    if (file.source.option == option) found.push_back(&file);
  return found;
}

std::string Sources::read(SourceFile& file, const base::Log& log) const {
  std::string bytes = base::read_whole(file.path);
  identify(file, base::fingerprint(bytes), log);
  return bytes;
}

void Sources::identify(SourceFile& file, const std::string& fingerprint,
                       const base::Log& log) const {
  const std::string then = std::exchange(file.source.fingerprint, fingerprint);
  if (!then.empty() && then != file.source.fingerprint)
    log.note(recording_ + ", field sources: the " + file.source.option + " file " + file.path +
             " has changed since: what is repeated may differ");
}

std::vector<event::Source> Sources::named() const {
  std::vector<event::Source> sources;
  for (const SourceFile& file : files_) sources.push_back(file.source);
  return sources;
}

}  // namespace auralis::perform
