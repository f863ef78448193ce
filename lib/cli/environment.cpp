// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/environment.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

#include "base/suggestion.h"

namespace auralis::cli {

namespace {

/// What no variable asks.
constexpr std::string_view kQuestions[] = {"help", "version", "list-options"};

void collect(const CLI::App& app, std::vector<std::string>& variables) {
  for (const CLI::Option* option : app.get_options())
    if (!option->get_envname().empty()) variables.push_back(option->get_envname());
  for (const CLI::App* command : app.get_subcommands({})) collect(*command, variables);
}

}  // namespace

std::string variable_of(std::string text) {
  for (char& c : text)
    c = c == '-' || c == ' ' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return text;
}

void name_variables(CLI::App& app, const std::string& tool) {
  for (CLI::Option* option : app.get_options()) {
    const auto& names = option->get_lnames();
    if (names.empty() || std::ranges::count(kQuestions, names[0]) > 0) continue;
    option->envname(variable_of(tool + "_" + names[0]));
  }
  for (CLI::App* command : app.get_subcommands({})) name_variables(*command, tool);
}

std::vector<std::string> misspelt_variables(const CLI::App& app, const HelpNotes& notes) {
  const std::string ours = variable_of(notes.tool) + "_";
  std::vector<std::string> known, ends, lines;
  collect(app, known);
  for (const std::string& variable : known) ends.push_back(variable.substr(ours.size()));
  const auto of_another = [&](std::string_view end) {
    return std::ranges::any_of(notes.other_commands, [&](const auto& command) {
      return end.starts_with(variable_of(command.first) + "_");
    });
  };
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::string name(text.substr(0, text.find('=')));
    if (!name.starts_with(ours) || std::ranges::count(known, name) > 0) continue;
    const std::string end = name.substr(ours.size());
    const auto meant = base::nearest_word(end, ends);
    if (meant && !of_another(end))
      lines.push_back(name + " sets nothing; did you mean " + ours + *meant + "?");
  }
  return lines;
}

}  // namespace auralis::cli
