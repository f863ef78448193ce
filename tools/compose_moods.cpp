// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_moods.h"

#include <filesystem>
#include <set>

#include "base/error.h"
#include "cli/data_directory.h"
#include "toml/directory.h"

namespace auralis {

void add_moods_option(cli::Options& options, std::vector<std::string>& directories) {
  options.add("--moods", directories, "Directory of further moods").value_name("DIR");
}

compose::MoodLibrary read_moods(const std::vector<std::string>& directories,
                                const std::string& wanted, const base::Log& log) {
  const auto shipped = cli::data_directories("moods");
  compose::MoodLibrary moods(shipped.front());
  if (shipped.size() > 1) moods.add_directory(shipped.back());
  for (const std::string& directory : directories) moods.add_directory(directory);
  for (const auto& [name, complaint] : moods.complaints()) {
    if (name == wanted) throw complaint;
    log.note(complaint.what() + std::string("; this mood is left out"));
  }
  return moods;
}

void read_mood_files(compose::MoodLibrary& moods, perform::Sources& sources, const base::Log& log) {
  for (perform::SourceFile* const file : sources.of("mood")) {
    static_cast<void>(sources.read(*file, log));  // for its fingerprint
    moods.add_file(file->path);
  }
}

void tell_unknown_patches(compose::Mood mood, const std::vector<std::string>& directories,
                          const base::Log& log) {
  std::set<std::string> known{"plain"};
  const auto add = [&known](const std::filesystem::path& directory) {
    if (!std::filesystem::is_directory(directory)) return;
    for (const auto& file : toml::files_in(directory, "patches"))
      known.insert(file.stem().string());
  };
  for (const auto& directory : cli::data_directories("patches")) add(directory);
  for (const std::string& directory : directories) add(directory);
  for (const compose::LayerInfo& layer : compose::kLayerTable) {
    const std::string& patch = mood.layer(layer.id).patch;
    if (patch.empty() || known.contains(patch) || patch.starts_with("synth1b1:")) continue;
    log.note("mood " + mood.name + ", " + std::string(layer.name) + ": no patch is called " +
             patch +
             "; auralis-synth --patches may know it (and --patches here), or plays another");
  }
}

}  // namespace auralis
