// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/tool_app.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <sstream>

#include "base/output.h"
#include "base/suggestion.h"
#include "base/whole_file.h"
#include "cli/help_text.h"
#include "cli/stop_signal.h"
#include "cli/terminal.h"
#include "cli/toml_config.h"

namespace auralis::cli {

namespace {

/// --control-out of auralis-stream is AURALIS_STREAM_CONTROL_OUT, --jobs of "auralis-synth voice"
/// AURALIS_SYNTH_VOICE_JOBS.
std::string environment_name(const std::string& tool, const std::string& option) {
  std::string name = tool + "_" + option;
  for (char& c : name)
    c = c == '-' || c == ' ' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return name;
}

void name_environment(CLI::App& app, const std::string& tool) {
  for (CLI::Option* option : app.get_options()) {
    const auto& names = option->get_lnames();
    if (names.empty() || names[0] == "help" || names[0] == "version") continue;
    option->envname(environment_name(tool, names[0]));
  }
  for (CLI::App* sub : app.get_subcommands({})) name_environment(*sub, tool);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// The command that was named, or the tool.
const CLI::App& chosen_command(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : *chosen.front();
}

/// Why a word that is no option, no value and no command is refused.
std::string complaint_about(const std::string& word, const CLI::App& app, const HelpNotes& notes) {
  std::vector<std::string> commands, options;
  for (const CLI::App* command : app.get_subcommands({})) commands.push_back(command->get_name());
  if (app.get_parent() == nullptr)
    for (const auto& [name, what] : notes.other_commands) commands.push_back(name);
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
  const std::string name = word.substr(0, word.find('='));
  if (word.starts_with('-')) return "there is no option " + name + base::suggestion(name, options);
  if (!commands.empty() && app.get_require_subcommand_min() > 0)
    return "command: " + base::none_of(word, commands);
  const std::string hint = base::suggestion(word, commands);
  return "the argument '" + word + "' is not expected: options begin with --" +
         (hint.empty() ? base::suggestion("--" + word, options) : hint);
}

/// CLI11 counts: "--mood: At Most 1 required but received 2".
std::string in_our_words(const std::string& complaint) {
  const std::size_t end = complaint.find(": At Most 1 ");
  return end == std::string::npos ? complaint : complaint.substr(0, end) + ": once is enough";
}

}  // namespace

ToolApp::ToolApp(const std::string& tool, const std::string& description)
    : Options(std::make_shared<CLI::App>(description, tool), std::make_shared<HelpNotes>()),
      tool_(tool) {
  CLI::App& all = app();
  notes().tool = tool;
  all.formatter(std::make_shared<HelpText>(shared_notes()));
  all.option_defaults()->group(kGeneralGroup);
  all.set_help_flag("--help", "All options");
  all.set_help_all_flag("-h", "The options used most");
  all.set_version_flag("--version", tool_ + " " AURALIS_VERSION, "The version");
  all.set_config("--config", "", "Read options from this TOML file")->type_name("FILE");
  all.config_formatter(std::make_shared<TomlConfig>(all));
  add_flag("-v,--verbose", verbose_, "Tell more on stderr");
  add_flag("-q,--quiet", quiet_, "Tell only errors on stderr");
  all.option_defaults()->always_capture_default();
  begin_group("Options");
}

void ToolApp::other_command(const std::string& name, const std::string& description) {
  notes().other_commands.emplace_back(name, description);
}

void ToolApp::parse_command_line(int argc, char** argv) try {
  name_environment(app(), tool_);
  app().parse(argc, argv);
} catch (const CLI::Success& request) {
  std::ostringstream answer;
  app().exit(request, answer, answer);
  base::Output out("-");
  out.write(answer.str());
  out.close();
  throw Answered();
} catch (const CLI::FileError&) {
  const std::string file = config_file();
  static_cast<void>(base::read_whole(file));  // says why it cannot be read
  throw base::Error("cannot read " + file);
} catch (const CLI::ParseError& error) {
  const CLI::App& chosen = chosen_command(app());
  const std::string command = chosen.get_parent() == nullptr ? "" : " " + chosen.get_name();
  const auto strangers = app().remaining(true);
  const bool strange = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr ||
                       dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  throw WrongUsage(strange && !strangers.empty()
                       ? complaint_about(strangers.front(), chosen, notes())
                       : in_our_words(first_line(error.what())),
                   command);
}

Option ToolApp::add_station(std::string& station) {
  constexpr std::size_t kLongest = 64;
  const auto read = [&station](const std::string& text) {
    const bool printable = std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
    if (text.empty() || text.size() > kLongest || !printable || text.find('/') != std::string::npos)
      throw base::Error("'" + text + "' is no name: it has 1 to 64 bytes, and none of them is a " +
                        "control character or a slash");
    station = text;
  };
  return add_read("--station", read, "Name of the station, for listeners and for metrics")
      .value_name("NAME");
}

base::Log ToolApp::log() const {
  using Level = base::Log::Level;
  return base::Log(tool_, verbose_ ? Level::kVerbose : quiet_ ? Level::kQuiet : Level::kNormal);
}

std::string ToolApp::config_file() const {
  const CLI::Option* const option = app().get_config_ptr();
  return option->count() > 0 ? option->as<std::string>() : "";
}

int run_tool(const std::string& tool, const std::function<int()>& body) noexcept {
  try {
    fill_closed_standard_streams();
    catch_stop_signals();
    return body();
  } catch (const Answered&) {
    return kDone;
  } catch (const WrongUsage& error) {
    base::Log(tool).error(std::string(error.what()) + " (see " + tool + error.command() +
                          " --help)");
    return kWrongUsage;
  } catch (const base::ClosedPipe&) {
    return kDone;
  } catch (const base::StuckReader& error) {
    base::Log(tool).error(error.what());
    return stop_signal() == SIGINT ? kInterrupted : kFailed;
  } catch (const base::Error& error) {
    base::Log(tool).error(error.what());
    return static_cast<int>(error.fault());
  } catch (const std::exception& error) {
    base::Log(tool).error(first_line(error.what()));
    return kFailed;
  }
}

}  // namespace auralis::cli
