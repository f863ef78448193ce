// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_moods.h"

#include "base/error.h"
#include "cli/data_directory.h"

namespace auralis {

void add_moods_option(cli::Options& options, std::vector<std::string>& directories) {
  options.add("--moods", directories, "Directory of further moods; may be repeated")
      .value_name("DIR");
}

compose::MoodLibrary read_moods(const std::vector<std::string>& directories,
                                const std::string& wanted, const base::Log& log) {
  compose::MoodLibrary moods(cli::data_directory("moods"));
  for (const std::string& directory : directories) moods.add_directory(directory);
  for (const auto& [name, complaint] : moods.complaints()) {
    if (name == wanted) throw base::Error(complaint);
    log.note(complaint + "; this mood is left out");
  }
  return moods;
}

std::string list_moods(const compose::MoodLibrary& moods) {
  std::string text;
  for (const auto& [name, mood] : moods.all()) text += name + "\t" + mood.description + "\n";
  return text;
}

}  // namespace auralis
