// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_form.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/error.h"
#include "cli/data_directory.h"

namespace auralis {

namespace {

std::vector<std::string> shipped_names() { return cli::data_names("forms", ".toml"); }

compose::Arc shipped_arc(const std::string& name) {
  const auto file = cli::data_directory("forms") / (name + ".toml");
  return compose::read_arc(toml::read_file(file), name);
}

}  // namespace

compose::Arc find_arc(const std::string& name, perform::Sources& sources, const base::Log& log) {
  if (name.empty()) return {};
  const auto names = shipped_names();
  if (std::ranges::count(names, name) > 0) return shipped_arc(name);
  if (sources.of("form").empty() && std::filesystem::exists(name)) sources.give({"form", name});
  for (perform::SourceFile* const file : sources.of("form")) {
    const std::string place = std::filesystem::path(file->path).filename().string();
    return compose::read_arc(toml::parse(sources.read(*file, log), place), name);
  }
  std::string list;
  for (const std::string& known : names) list += known + ", ";
  throw base::Error("--form: '" + name + "' is none of " + list + "and no file",
                    base::Fault::kUsage);
}

std::string list_arcs() {
  std::string text;
  for (const std::string& name : shipped_names())
    text += name + "\t" + shipped_arc(name).description + "\n";
  return text;
}

}  // namespace auralis
