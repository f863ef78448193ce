// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/help_text.h"

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "cli/environment.h"

namespace auralis::cli {

namespace {

constexpr std::size_t kWidth = 80, kColumn = 26;

/// Words in lines that begin at a column; the first goes on behind `head`, or below it where that
/// reaches too far.
std::string wrapped(const std::string& head, const std::string& text, std::size_t column) {
  std::string lines = head;
  std::size_t at = head.size();
  const auto to_column = [&] {
    if (at > 0 && at + 1 > column) {
      lines += '\n';
      at = 0;
    }
    lines.append(column - at, ' ');
    at = column;
  };
  std::istringstream words(text);
  std::string word;
  to_column();
  for (bool first = true; words >> word; first = false) {
    if (!first && at + 1 + word.size() > kWidth) {
      lines += '\n';
      at = 0;
      to_column();
    } else if (!first) {
      lines += ' ';
      ++at;
    }
    lines += word;
    at += word.size();
  }
  return lines + "\n";
}

/// "-o, --output"
std::string names_of(const CLI::Option& option) {
  std::string names;
  for (const auto& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
  for (const auto& name : option.get_lnames()) names += (names.empty() ? "--" : ", --") + name;
  return names;
}

bool is_repeated(const CLI::Option& option) {
  return option.get_expected_max() == CLI::detail::expected_max_vector_size;
}

std::string joined(const std::set<CLI::Option*>& options) {
  std::vector<std::string> names;
  for (const CLI::Option* option : options) names.push_back("--" + option->get_lnames().at(0));
  std::ranges::sort(names);
  return CLI::detail::join(names, ", ");
}

/// The options that the command line has, in their order.
std::vector<const CLI::Option*> options_in(const CLI::App& app, const std::string& group) {
  return app.get_options([&](const CLI::Option* option) { return option->get_group() == group; });
}

}  // namespace

std::string HelpText::brackets_of(const CLI::Option& option, bool whole) const {
  std::vector<std::string> parts;
  const auto add = [&parts](const std::string& label, const std::string& text) {
    if (!text.empty()) parts.push_back(label + text);
  };
  const auto found = notes_->options.find(&option);
  const OptionNote note = found == notes_->options.end() ? OptionNote{} : found->second;
  const std::string captured = option.get_default_str();
  add("", note.values);
  add("default: ", !note.standard.empty() || captured == "[]" ? note.standard : captured);
  if (whole) {
    if (is_repeated(option)) parts.emplace_back("may be repeated");
    add("needs ", joined(option.get_needs()));
    add("not with ", joined(option.get_excludes()));
  }
  return parts.empty() ? "" : " [" + CLI::detail::join(parts, "; ") + "]";
}

std::string HelpText::lines_of(const CLI::Option& option, bool whole) const {
  std::string head = "  " + names_of(option);
  if (option.get_items_expected_max() > 0) head += " " + option.get_type_name();
  const std::string what = option.get_description(), brackets = brackets_of(option, whole);
  const bool fits = kColumn + what.size() + brackets.size() <= kWidth;
  return wrapped(head, whole || fits ? what + brackets : what, kColumn);
}

std::string HelpText::examples_of(const CLI::App& app) const {
  const auto found = notes_->examples.find(&app);
  if (found == notes_->examples.end()) return "";
  std::string text;
  for (const Example& example : found->second)
    text += "  " + example.command + "\n" + wrapped("", example.effect, 6);
  return text;
}

std::string HelpText::groups_of(const CLI::App& app) const {
  std::vector<std::string> groups = app.get_groups();
  const auto general = std::ranges::find(groups, kGeneralGroup);
  if (general != groups.end()) std::rotate(general, general + 1, groups.end());
  std::string text;
  for (const std::string& group : groups) {
    const auto options = options_in(app, group);
    if (group.empty() || options.empty()) continue;
    text += "\n" + group + ":\n";
    for (const CLI::Option* option : options) text += lines_of(*option, true);
  }
  return text;
}

std::string HelpText::commands_of(const CLI::App& app) const {
  std::string text;
  for (const CLI::App* sub : app.get_subcommands({}))
    text += wrapped("  " + sub->get_name(), sub->get_description(), kColumn);
  if (app.get_parent() == nullptr)
    for (const auto& [name, what] : notes_->other_commands)
      text += wrapped("  " + name, what, kColumn);
  return text.empty() ? "" : "\nCommands:\n" + text;
}

std::string HelpText::long_help(const CLI::App& app, const std::string& name) const {
  const std::string variable = variable_of(notes_->tool);
  const std::string commands = commands_of(app);
  const std::string examples = examples_of(app);
  std::string text = "Usage: " + name + (commands.empty() ? "" : " [COMMAND]") + " [OPTION]...\n";
  text += wrapped("", name + " " + app.get_description() + ".", 0);
  if (!examples.empty()) text += "\nExamples:\n" + examples;
  text += commands + groups_of(app) + "\nEnvironment:\n";
  text += wrapped("  " + variable + "_OPTION",
                  "Sets an option that the command line does not: its name in capitals, with _ "
                  "for - (--some-option as " +
                      variable + "_SOME_OPTION). It replaces what the file of --config says",
                  kColumn);
  text += wrapped("  AURALIS_DATA_DIR", "Directory of data that replace installed ones", kColumn);
  std::string page = notes_->tool;
  std::ranges::replace(page, ' ', '-');
  return text + "\nManual: man " + page + "\n";
}

std::string HelpText::short_help(const CLI::App& app, const std::string& name) const {
  constexpr std::size_t kMost = 8;
  std::vector<const CLI::Option*> shown = app.get_options([this](const CLI::Option* option) {
    const auto note = notes_->options.find(option);
    return note != notes_->options.end() && note->second.common;
  });
  if (shown.empty()) {
    shown = app.get_options(
        [](const CLI::Option* option) { return option->get_group() != kGeneralGroup; });
    shown.resize(std::min(shown.size(), kMost));
  }
  std::string text = wrapped("", name + " " + app.get_description() + ".", 0);
  const std::string examples = examples_of(app), commands = commands_of(app);
  if (!examples.empty()) text += "\n" + examples;
  text += commands + (shown.empty() ? "" : "\n");
  for (const CLI::Option* option : shown) text += lines_of(*option, false);
  std::string page = notes_->tool;
  std::ranges::replace(page, ' ', '-');
  return text + "\nAll options: " + name + " --help. Manual: man " + page + "\n";
}

std::string HelpText::make_help(const CLI::App* app, std::string name,
                                CLI::AppFormatMode mode) const {
  // CLI11 gives a command's parents, and a tool's own name nowhere.
  const std::string whole = name.empty() ? app->get_name() : name;
  return mode == CLI::AppFormatMode::All ? short_help(*app, whole) : long_help(*app, whole);
}

}  // namespace auralis::cli
