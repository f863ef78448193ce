// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The moods of a directory, one NAME.toml each, by name.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "compose/mood/mood.h"

namespace auralis::compose {

class MoodLibrary {
 public:
  /// Reads every mood of the directory; throws base::Error for one that is wrong, or for none.
  explicit MoodLibrary(const std::filesystem::path& directory);
  /// A library of moods made elsewhere.
  explicit MoodLibrary(std::vector<Mood> moods);

  /// The mood of this name, or null. Stays valid as long as the library.
  [[nodiscard]] const Mood* find(std::string_view name) const noexcept;
  /// All moods by name.
  [[nodiscard]] const std::map<std::string, Mood, std::less<>>& all() const noexcept {
    return moods_;
  }

 private:
  std::map<std::string, Mood, std::less<>> moods_;
};

}  // namespace auralis::compose
