// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/toml_config.h"

#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string_view>

#include "base/decimal.h"
#include "base/error.h"
#include "settings/settings_file.h"

namespace auralis::cli {

namespace {

bool has_option(const CLI::App& app, const settings::SettingsTable::Field& field) {
  const CLI::App* at = &app;
  for (const std::string& table : field.tables) {
    const auto inner =
        at->get_subcommands([&](const CLI::App* sub) { return sub->get_name() == table; });
    if (inner.empty()) return false;
    at = inner.front();
  }
  return at->get_option_no_throw("--" + field.name) != nullptr;
}

constexpr std::size_t kLongestLine = 1024;

/// Puts quotes around single words, which CLI11's own files may have without: duration = 90s.
std::string quote_words(const std::string& text) {
  static const std::regex line_pattern(
      R"(^(\s*[\w-]+\s*=\s*)([A-Za-z0-9./][^\s"'#,=\[\]{}]*)(\s*|\s+#.*)$)");
  static const std::set<std::string_view> values{"true", "false", "nan", "inf"};
  std::string quoted;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line); quoted += line + "\n") {
    std::smatch parts;  // std::regex recurses: long lines are not its
    if (line.size() > kLongestLine || !std::regex_match(line, parts, line_pattern)) continue;
    const std::string word = parts[2];
    if (!values.contains(word) && !base::parse_decimal(word))
      line = parts[1].str() + '"' + word + '"' + parts[3].str();
  }
  return quoted;
}

}  // namespace

std::vector<CLI::ConfigItem> TomlConfig::from_config(std::istream& in) const try {
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto file = app_.get_config_ptr()->as<std::string>();
  std::vector<CLI::ConfigItem> entries;
  for (auto& field : settings::parse_settings(quote_words(text), file).fields()) {
    if (!has_option(app_, field)) throw base::Error(field.place + ": no such option");
    entries.emplace_back();
    entries.back().parents = std::move(field.tables);
    entries.back().name = std::move(field.name);
    entries.back().inputs = std::move(field.values);
  }
  return entries;
} catch (const base::Error& error) {
  throw CLI::ConfigError(error.what());
}

}  // namespace auralis::cli
