// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/complaint.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <string_view>

#include "base/suggestion.h"

namespace auralis::cli {

namespace {

/// By an option's name, whether it takes a value. [of all commands]
void collect(const CLI::App& app, std::map<std::string, bool>& names) {
  for (const CLI::Option* option : app.get_options()) {
    const bool valued = option->get_items_expected_min() > 0;
    for (const std::string& name : option->get_lnames()) names.emplace("--" + name, valued);
    for (const std::string& name : option->get_snames()) names.emplace("-" + name, valued);
  }
  for (const CLI::App* command : app.get_subcommands({})) collect(*command, names);
}

std::vector<std::string> commands_of(const CLI::App& app, const HelpNotes& notes) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (app.get_parent() == nullptr)
    for (const auto& [name, what] : notes.other_commands) names.push_back(name);
  return names;
}

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// A command of the tool that has this option, or an empty name.
std::string command_with(const CLI::App& app, const std::string& option) {
  for (const CLI::App* command : app.get_subcommands({}))
    if (std::ranges::count(options_of(*command), option) > 0) return command->get_name();
  return "";
}

/// Why a word that is no option, no value and no command is refused.
std::string complaint_about(const std::string& word, const CLI::App& app, const CLI::App& tool,
                            const HelpNotes& notes) {
  const std::vector<std::string> commands = commands_of(app, notes), options = options_of(app);
  const std::string name = word.substr(0, word.find('='));
  const bool known = &app != &tool && std::ranges::count(options, name) > 0;
  const std::string command = known           ? app.get_name()
                              : &app == &tool ? command_with(tool, name)
                                              : "";
  if (!command.empty())
    return name + " should stand behind the command: " + notes.tool + " " + command + " " + name;
  if (word.starts_with('-')) return "there is no option " + name + base::suggestion(name, options);
  if (&app != &tool && std::ranges::count(commands_of(tool, notes), word) > 0)
    return "one command is enough: " + app.get_name() + ", or " + word;
  if (std::ranges::count(commands, word) > 0)
    return "the command should come first: " + notes.tool + " " + word;
  if (!commands.empty() && app.get_require_subcommand_min() > 0)
    return "command: " + base::none_of(word, commands);
  const std::string hint = base::suggestion(word, commands);
  return "the argument '" + word + "' is not expected: options begin with --" +
         (hint.empty() ? base::suggestion("--" + word, options) : hint);
}

/// CLI11 counts: "--mood: At Most 1 required but received 2", "--mood: 1 required NAME missing",
/// and of a flag it says: "Could not convert: --live = maybe".
std::string in_our_words(const std::string& complaint) {
  if (const std::size_t end = complaint.find(": At Most 1 "); end != std::string::npos)
    return complaint.substr(0, end) + ": once is enough";
  constexpr std::string_view kRequired = ": 1 required ", kMissing = " missing";
  if (const std::size_t end = complaint.find(kRequired);
      end != std::string::npos && complaint.ends_with(kMissing)) {
    const std::size_t begin = end + kRequired.size();
    return complaint.substr(0, end) +
           " needs a value: " + complaint.substr(begin, complaint.size() - begin - kMissing.size());
  }
  constexpr std::string_view kConvert = "Could not convert: ", kIs = " = ";
  const std::size_t is = complaint.find(kIs);
  if (!complaint.starts_with(kConvert) || is == std::string::npos) return complaint;
  return complaint.substr(kConvert.size(), is - kConvert.size()) + ": '" +
         complaint.substr(is + kIs.size()) + "' should be true or false";
}

}  // namespace

const CLI::App& chosen_command(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : *chosen.front();
}

std::string lacking_value(const CLI::App& app, const std::vector<std::string>& words) {
  std::map<std::string, bool> names;
  collect(app, names);
  const auto takes_value = [&](const std::string& name) {
    const auto found = names.find(name);
    return found != names.end() && found->second;
  };
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const std::string& word = words[i];
    if (word.size() > 2 && word[2] == '=' && takes_value(word.substr(0, 2)))
      return word + ": write " + word.substr(0, 2) + " " + word.substr(3);
    if (!takes_value(word) || i + 1 == words.size()) continue;
    const std::string& next = words[++i];
    const std::string name = next.starts_with("--") ? next.substr(0, next.find('=')) : next;
    if (names.contains(name)) return word + " needs a value, before " + next;
  }
  return "";
}

std::string complaint_of(const CLI::ParseError& error, const CLI::App& app,
                         const HelpNotes& notes) {
  const CLI::App& chosen = chosen_command(app);
  const bool lacks = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  if (lacks || dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const auto strangers = app.remaining(true);
    const auto stranger = std::ranges::find_if(strangers, [](const auto& s) { return s != "--"; });
    if (stranger != strangers.end()) return complaint_about(*stranger, chosen, app, notes);
  }
  const std::vector<std::string> commands = commands_of(app, notes);
  if (lacks && &chosen == &app && app.get_require_subcommand_min() > 0)
    return "a command is missing: should be one of " + base::listed(commands);
  const std::string words = error.what();
  return in_our_words(words.substr(0, words.find('\n')));
}

}  // namespace auralis::cli
