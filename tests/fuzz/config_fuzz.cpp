// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A TOML file -> the options of --config, as TOML and as CLI11's own reader takes it.
#include <sstream>

#include "base/error.h"
#include "cli/toml_config.h"
#include "fuzz.h"
#include "toml/table.h"

using namespace auralis;

namespace {

/// A tool with options of each kind.
struct Tool {
  CLI::App app;
  std::string key, config = "fuzz.toml";
  std::vector<std::string> files;
  bool live = false;

  Tool() {
    app.set_config("--config", "fuzz.toml");
    app.add_option("--key", key);
    app.add_option("--files", files);
    app.add_flag("--live", live);
    app.add_subcommand("synth")->add_option("--voices", key);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  try {
    for (const auto& field : toml::parse(text, "fuzz.toml").fields())
      fuzz::require(field.place.starts_with("fuzz.toml:"), "a field has a place");
  } catch (const base::Error&) {
  }
  static const Tool tool;
  try {
    std::istringstream in(text);
    for (const auto& item : cli::TomlConfig(tool.app).from_config(in))
      fuzz::require(!item.inputs.empty() || !item.name.empty(), "an item says something");
  } catch (const CLI::ParseError&) {
  }
  return 0;
}
