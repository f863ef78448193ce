// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/patch_bank.h"

#include "base/decimal.h"
#include "toml/directory.h"
#include "torchsynth/synth1b1.h"

namespace auralis::synth {

namespace fs = std::filesystem;

namespace {
constexpr std::string_view kSoundPrefix = "synth1b1:";
constexpr std::size_t kMostSounds = 1024;
}  // namespace

void PatchBank::read_into(Patches& patches, const fs::path& directory) {
  for (const fs::path& file : toml::files_in(directory, "patches")) {
    auto table = toml::read_file(file);
    const std::string name = file.stem().string();
    patches.insert_or_assign(name, read_patch(table, name));
  }
}

void PatchBank::add_directory(const fs::path& directory) {
  read_into(patches_, directory);
  directories_.push_back(directory);
}

void PatchBank::reload() {
  Patches patches{{fallback_.name, fallback_}};
  for (const fs::path& directory : directories_) read_into(patches, directory);
  patches_ = std::move(patches);
}

void PatchBank::add(Patch patch) {
  std::string name = patch.name;
  patches_.insert_or_assign(std::move(name), std::move(patch));
}

const Patch* PatchBank::find(const std::string& name) {
  for (const auto* patches : {&patches_, &sounds_})
    if (const auto found = patches->find(name); found != patches->end()) return &found->second;
  if (!name.starts_with(kSoundPrefix)) return nullptr;
  const auto sound = base::parse_integer(std::string_view(name).substr(kSoundPrefix.size()));
  if (!sound || *sound < 0 || *sound >= torchsynth::kSynth1B1Sounds) return nullptr;
  if (sounds_.size() >= kMostSounds) sounds_.clear();
  return &sounds_.emplace(name, synth1b1_patch(*sound)).first->second;
}

std::vector<std::string> PatchBank::names() const {
  std::vector<std::string> names;
  names.reserve(patches_.size());
  for (const auto& [name, patch] : patches_) names.push_back(name);
  return names;
}

}  // namespace auralis::synth
