// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_form.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <vector>

#include "base/error.h"
#include "base/suggestion.h"
#include "cli/data_directory.h"

namespace auralis {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> shipped_names() { return cli::data_names("forms", ".toml"); }

compose::Arc shipped_arc(const std::string& name) {
  fs::path file;
  for (const fs::path& directory : cli::data_directories("forms"))
    if (fs::path there = directory / (name + ".toml"); fs::exists(there)) file = std::move(there);
  return compose::read_arc(toml::read_file(file), name);
}

}  // namespace

compose::Arc find_arc(const std::string& name, perform::Sources& sources, const base::Log& log) {
  if (name.empty()) return {};
  const auto names = shipped_names();
  if (std::ranges::count(names, name) > 0) return shipped_arc(name);
  if (sources.of("form").empty() && (cli::is_path(name) || fs::exists(name)))
    sources.give({"form", name});
  for (perform::SourceFile* const file : sources.of("form")) {
    const std::string place = fs::path(file->path).filename().string();
    return compose::read_arc(toml::parse(sources.read(*file, log), place), name);
  }
  throw base::Error("--form: '" + name + "' is no file and none of " + base::listed(names) +
                        base::suggestion(name, names),
                    base::Fault::kUsage);
}

void tell_missing_layers(const compose::Arc& arc, compose::Mood mood, const base::Log& log) {
  std::set<std::string> told;
  for (const compose::NamedSection& section : arc.sections) {
    if (!section.names_layers) continue;
    for (const compose::LayerInfo& layer : compose::kLayerTable) {
      if (section.shares[layer.id] == 0 || mood.layer(layer.id).plays()) continue;
      const bool drone = layer.id == compose::LayerId::kDrone;
      const bool pad = layer.id == compose::LayerId::kPad;
      const std::string line = "form " + arc.name + ", section " + section.name + ": mood " +
                               mood.name + " has no " + std::string(layer.name);
      if (!told.insert(line).second) continue;
      log.note(line + (drone ? "; the pad plays for it" : pad ? "; the drone plays for it" : ""));
    }
  }
}

void list_arcs(cli::Listing& list) {
  for (const std::string& name : shipped_names())
    list.add({"form", name, shipped_arc(name).description});
}

}  // namespace auralis
