// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/option_list.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "cli/json_lines.h"

namespace auralis::cli {

namespace {

/// Or a command. Empty where there is none.
struct Listed {
  std::string name, command, short_name, value;
  std::vector<std::string> choices;
  std::string values, standard, description;
};

/// The words of "auto|cpu|cuda:N": those that may be written as they are.
std::vector<std::string> choices_of(const OptionNote& note) {
  if (!note.words && note.values.find('|') == std::string::npos) return {};
  std::vector<std::string> words = CLI::detail::split(note.values, '|');
  std::erase_if(words, [](const std::string& word) {
    return std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  });
  return words;
}

void collect(const CLI::App& app, const HelpNotes& notes, std::vector<Listed>& list) {
  for (const CLI::Option* option : app.get_options()) {
    const auto found = notes.options.find(option);
    const OptionNote note = found == notes.options.end() ? OptionNote{} : found->second;
    Listed listed;
    listed.command = app.get_parent() == nullptr ? "" : app.get_name();
    if (!option->get_snames().empty()) listed.short_name = "-" + option->get_snames().front();
    if (option->get_items_expected_max() > 0) listed.value = option->get_type_name();
    listed.choices = choices_of(note);
    listed.values = note.values;
    const std::string captured = option->get_default_str();
    listed.standard = !note.standard.empty() || captured == "[]" ? note.standard : captured;
    listed.description = option->get_description();
    for (const std::string& name : option->get_lnames()) {
      listed.name = "--" + name;
      list.push_back(listed);
    }
  }
  for (const CLI::App* command : app.get_subcommands({})) {
    list.push_back({.name = command->get_name(), .description = command->get_description()});
    collect(*command, notes, list);
  }
}

std::vector<Listed> list_of(const CLI::App& tool, const HelpNotes& notes) {
  std::vector<Listed> list;
  collect(tool, notes, list);
  for (const auto& [name, what] : notes.other_commands)
    list.push_back({.name = name, .description = what});
  return list;
}

std::string column(const std::string& text) { return "\t" + (text.empty() ? "-" : text); }

}  // namespace

std::string option_lines(const CLI::App& tool, const HelpNotes& notes) {
  std::string text;
  for (const Listed& option : list_of(tool, notes))
    text += option.name + column(option.command) + column(option.short_name) +
            column(option.value) + column(CLI::detail::join(option.choices, " ")) +
            column(option.description) + "\n";
  return text;
}

std::string options_as_json(const CLI::App& tool, const HelpNotes& notes) {
  return json_lines(list_of(tool, notes), [](json::JsonWriter& json, const Listed& option) {
    const auto add = [&json](const char* name, const std::string& value) {
      if (!value.empty()) json.field(name, value);
    };
    json.field("kind", option.name.starts_with('-') ? "option" : "command");
    json.field("name", option.name).field("description", option.description);
    add("command", option.command);
    add("short", option.short_name);
    add("value", option.value);
    add("values", option.values);
    add("default", option.standard);
    add_words(json, "choices", option.choices);
  });
}

}  // namespace auralis::cli
