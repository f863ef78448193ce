// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/mood/mood_library.h"

#include "base/error.h"

namespace auralis::compose {

MoodLibrary::MoodLibrary(const std::filesystem::path& directory) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() != ".toml") continue;
    const std::string name = entry.path().stem().string();
    moods_.emplace(name, read_mood(toml::read_file(entry.path()), name));
  }
  if (error) throw base::Error("cannot read " + directory.string() + ": " + error.message());
  if (moods_.empty()) throw base::Error("no moods (NAME.toml) in " + directory.string());
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
