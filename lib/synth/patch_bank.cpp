// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/patch_bank.h"

#include "base/error.h"

namespace auralis::synth {

namespace fs = std::filesystem;

void PatchBank::add_directory(const fs::path& directory) {
  std::error_code error;
  fs::directory_iterator files(directory, error);
  if (error)
    throw base::Error("cannot read patches from " + directory.string() + ": " + error.message());
  for (const auto& file : files) {
    if (file.path().extension() != ".toml") continue;
    auto table = settings::read_settings(file.path());
    add(read_patch(table, file.path().stem().string()));
  }
}

void PatchBank::add(Patch patch) {
  std::string name = patch.name;
  patches_.insert_or_assign(std::move(name), std::move(patch));
}

const Patch* PatchBank::find(const std::string& name) const noexcept {
  const auto found = patches_.find(name);
  return found == patches_.end() ? nullptr : &found->second;
}

std::vector<std::string> PatchBank::names() const {
  std::vector<std::string> names;
  names.reserve(patches_.size());
  for (const auto& [name, patch] : patches_) names.push_back(name);
  return names;
}

}  // namespace auralis::synth
