// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/mood/mood_library.h"

#include <algorithm>

#include "base/error.h"
#include "event/offer_lines.h"
#include "toml/directory.h"

namespace auralis::compose {

namespace {

/// Whether lists, logs and events can have it as it is.
bool is_plain(const std::string& name) {
  const auto control = [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; };
  return std::ranges::none_of(name, control) && event::can_be_offered("mood", name);
}

void check_name(const std::string& name, const std::filesystem::path& file) {
  // A Mac leaves files like ._dusk.toml, which are no text, on disks of other systems.
  if (name.starts_with('.'))
    throw base::Error(file.filename().string() + ": the name of a mood should not begin with a dot",
                      base::Fault::kUsage);
  if (!is_plain(name))
    throw base::Error(file.filename().string() +
                          ": the name of a mood should be UTF-8 without control characters",
                      base::Fault::kUsage);
}

}  // namespace

void MoodLibrary::read(const std::filesystem::path& directory, const std::filesystem::path& place) {
  const auto files = toml::files_in(directory, "moods");
  for (const std::filesystem::path& file : files) read_file(file, place);
  if (files.empty())
    throw base::Error("no moods (NAME.toml) in " + directory.string(), base::Fault::kUsage);
}

void MoodLibrary::read_file(const std::filesystem::path& file, const std::filesystem::path& place) {
  const std::string name = file.stem().string();
  moods_.erase(name);
  complaints_.erase(name);
  try {
    check_name(name, file);
    moods_.emplace(name, read_mood(toml::read_file(file), name));
  } catch (const base::Error& wrong) {
    complaints_.emplace(name, base::Error(place.string() + wrong.what(), wrong.fault()));
  }
}

std::string MoodLibrary::add_file(const std::filesystem::path& file) {
  const std::string name = file.stem().string();
  check_name(name, file);
  Mood mood = read_mood(toml::read_file(file), name);
  complaints_.erase(name);
  moods_.insert_or_assign(name, std::move(mood));
  return name;
}

MoodLibrary::MoodLibrary(std::vector<Mood> moods) {
  for (Mood& mood : moods) {
    std::string name = mood.name;
    moods_.emplace(std::move(name), std::move(mood));
  }
}

const Mood* MoodLibrary::find(std::string_view name) const noexcept {
  const auto found = moods_.find(name);
  return found == moods_.end() ? nullptr : &found->second;
}

}  // namespace auralis::compose
