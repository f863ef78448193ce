// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/toml_config.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <sstream>
#include <string_view>

#include "base/error.h"
#include "base/suggestion.h"
#include "toml/table.h"

namespace auralis::cli {

namespace {

using Items = std::vector<CLI::ConfigItem>;

/// The option of that name, in the subcommands that the tables name; null if there is none.
const CLI::Option* find_option(const CLI::App& app, const std::vector<std::string>& tables,
                               const std::string& name) {
  const CLI::App* at = &app;
  for (const std::string& table : tables) {
    const auto inner =
        at->get_subcommands([&](const CLI::App* sub) { return sub->get_name() == table; });
    if (inner.empty()) return nullptr;
    at = inner.front();
  }
  return at->get_option_no_throw("--" + name);
}

/// What the option of a field might have been called.
std::string hint(const CLI::App& app, const std::string& name) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    names.insert(names.end(), option->get_lnames().begin(), option->get_lnames().end());
  return base::suggestion(name, names);
}

/// Tables of a station's file, which all its tools read: each its own.
constexpr std::string_view kParts[] = {"compose", "synth", "stream", "bench", "play"};

/// Whether the field stands in the table of another tool. That of this tool is no subcommand.
bool of_another_tool(toml::Table::Field& field, const CLI::App& app) {
  if (field.tables.empty() || std::ranges::find(kParts, field.tables[0]) == std::end(kParts))
    return false;
  const std::string& table = field.tables[0];
  if (!app.get_subcommands([&](const CLI::App* sub) { return sub->get_name() == table; }).empty())
    return false;
  if (app.get_name() != "auralis-" + table) return true;
  field.tables.erase(field.tables.begin());
  return false;
}

Items items_of(const toml::Table& table, const CLI::App& app) {
  Items items;
  for (auto& field : table.fields()) {
    if (of_another_tool(field, app)) continue;
    if (find_option(app, field.tables, field.name) == nullptr)
      throw base::Error(field.place + ": no such option" + hint(app, field.name));
    items.emplace_back();
    items.back().parents = std::move(field.tables);
    items.back().name = std::move(field.name);
    items.back().inputs = std::move(field.values);
  }
  return items;
}

constexpr std::size_t kLongestOfWords = 4096;  // CLI11's reader takes the square of a table's depth

/// Whether CLI11's reader would cut something off: it does so at any '#', and where a list is left
/// open.
bool would_be_cut(const std::string& text) {
  const auto inside_word = [](char before, char c) {
    return c == '#' && std::isspace(static_cast<unsigned char>(before)) == 0;
  };
  return std::adjacent_find(text.begin(), text.end(), inside_word) != text.end() ||
         std::ranges::count(text, '[') != std::ranges::count(text, ']');
}

/// Whether it is an option with values that CLI11's reader cannot have misread.
bool is_plain(const CLI::ConfigItem& item, const CLI::App& app) {
  const CLI::Option* option = find_option(app, item.parents, item.name);
  if (option == nullptr) return false;
  const auto most = static_cast<std::size_t>(std::max(1, option->get_items_expected_max()));
  return !item.inputs.empty() && item.inputs.size() <= most &&
         std::ranges::none_of(item.inputs, [](const auto& input) {
           return input.empty() || input.find_first_of("\"'`\\[]{}=#") != std::string::npos;
         });
}

/// What CLI11's own reader makes of a text that is no TOML: it takes single words without quotes
/// (duration = 90s). Nothing where that is not certain to be what was written.
std::optional<Items> words_of(const std::string& text, const CLI::App& app) {
  if (text.size() > kLongestOfWords || would_be_cut(text)) return std::nullopt;
  std::istringstream lines(text);
  Items items = CLI::ConfigTOML().from_config(lines);
  std::erase_if(items, [](const auto& item) { return item.name == "++" || item.name == "--"; });
  const auto plain = [&](const auto& item) { return is_plain(item, app); };
  return std::ranges::all_of(items, plain) ? std::optional(std::move(items)) : std::nullopt;
}

}  // namespace

Items TomlConfig::from_config(std::istream& in) const try {
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::optional<toml::Table> table;
  try {
    table = toml::parse(text, app_.get_config_ptr()->as<std::string>());
  } catch (const base::Error&) {
    if (auto words = words_of(text, app_)) return *std::move(words);
    throw;
  }
  return items_of(*table, app_);
} catch (const base::Error& error) {
  throw CLI::ConfigError(error.what());
}

}  // namespace auralis::cli
