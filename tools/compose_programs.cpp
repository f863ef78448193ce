// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_programs.h"

#include <filesystem>

#include "cli/data_directory.h"
#include "toml/directory.h"
#include "toml/table.h"

namespace auralis {

namespace fs = std::filesystem;

namespace {

void read_directory(const fs::path& directory, event::MidiPrograms& programs) {
  for (const fs::path& file : toml::files_in(directory, "patches")) {
    auto patch = toml::read_file(file);
    const std::string name = file.stem().string();
    programs.erase(name);
    if (patch.has("program"))
      programs[name] = static_cast<int>(patch.integer("program", 1, 1, 128)) - 1;
  }
}

}  // namespace

void add_patches_option(cli::Options& options, std::vector<std::string>& directories) {
  options.add("--patches", directories, "Directory of further patches, for their MIDI programs")
      .value_name("DIR");
}

event::MidiPrograms read_programs(const std::vector<std::string>& directories) {
  event::MidiPrograms programs;
  for (const fs::path& directory : cli::data_directories("patches"))
    read_directory(directory, programs);
  for (const std::string& directory : directories) read_directory(directory, programs);
  return programs;
}

}  // namespace auralis
