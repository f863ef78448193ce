// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Moods by name: one NAME.toml each, from one directory or several.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "compose/mood/mood.h"

namespace auralis::compose {

class MoodLibrary {
 public:
  /// The shipped moods: those of a directory, as `add_directory` reads them. Complaints name their
  /// files without the path.
  explicit MoodLibrary(const std::filesystem::path& directory) { read(directory, ""); }
  /// A library of moods made elsewhere.
  explicit MoodLibrary(std::vector<Mood> moods);

  /// Adds every NAME.toml of a directory; a mood of the same name is replaced. A file that is wrong
  /// or hidden becomes a complaint and no mood. Throws base::Error for a directory that cannot be
  /// read or has no such file. Pointers from `find` are no longer valid.
  void add_directory(const std::filesystem::path& directory) { read(directory, directory / ""); }

  /// Adds one file's mood, replaces one of its name, and returns that. Throws base::Error for a
  /// file that is wrong. Pointers from `find` are no longer valid.
  std::string add_file(const std::filesystem::path& file);

  /// The mood of this name, or null. Stays valid until moods are added or the library ends.
  [[nodiscard]] const Mood* find(std::string_view name) const noexcept;
  /// All moods by name.
  [[nodiscard]] const std::map<std::string, Mood, std::less<>>& all() const noexcept {
    return moods_;
  }
  /// By the name that a mood would have: the file and what is wrong with it.
  [[nodiscard]] const std::map<std::string, base::Error, std::less<>>& complaints() const noexcept {
    return complaints_;
  }

 private:
  /// `place` is what complaints say before a file's name.
  void read(const std::filesystem::path& directory, const std::filesystem::path& place);
  void read_file(const std::filesystem::path& file, const std::filesystem::path& place);

  std::map<std::string, Mood, std::less<>> moods_;
  std::map<std::string, base::Error, std::less<>> complaints_;
};

}  // namespace auralis::compose
