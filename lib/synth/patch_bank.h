// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The patches a synthesizer knows by name: one TOML file each.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "synth/patch.h"

namespace auralis::synth {

class PatchBank {
 public:
  PatchBank() { add(fallback_); }

  /// Adds every NAME.toml of a directory as the patch NAME; one of that name is replaced. Throws
  /// base::Error if the directory cannot be read or a patch is wrong.
  void add_directory(const std::filesystem::path& directory);
  void add(Patch patch);

  /// Reads all directories again, in their order. Throws base::Error, and nothing has changed.
  /// Patches that were found before are no longer valid.
  void reload();

  /// The patch, or null. "synth1b1:31415" is that sound of synth1B1; it stays until many others
  /// have been asked for.
  [[nodiscard]] const Patch* find(const std::string& name);
  /// What sounds in place of a patch that is not known.
  [[nodiscard]] const Patch& fallback() const noexcept { return fallback_; }
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  using Patches = std::map<std::string, Patch, std::less<>>;

  static void read_into(Patches& patches, const std::filesystem::path& directory);

  std::vector<std::filesystem::path> directories_;
  Patches patches_;
  Patches sounds_;  // of synth1B1
  Patch fallback_{.name = "plain",
                  .description = "Plain sine: plays the notes of a patch that is not known",
                  .sine = {.level = 0.6}};
};

}  // namespace auralis::synth
