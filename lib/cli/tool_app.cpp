// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/tool_app.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <sstream>

#include "base/output.h"
#include "base/wait.h"
#include "base/whole_file.h"
#include "cli/complaint.h"
#include "cli/environment.h"
#include "cli/help_text.h"
#include "cli/option_list.h"
#include "cli/stop_signal.h"
#include "cli/terminal.h"
#include "cli/toml_config.h"
#include "json/utf8.h"

namespace auralis::cli {

namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// What is there may be a pipe, which can be read once.
void refuse_missing(const std::string& file) {
  std::error_code none;
  const auto there = std::filesystem::status(file, none);
  if (!std::filesystem::exists(there) || std::filesystem::is_directory(there))
    static_cast<void>(base::read_whole(file));  // says why it cannot be read
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
  const auto list = [this] {  // an answer, as the version is
    const CLI::Option* const json = app().get_option_no_throw("--json");
    const bool as_json = json != nullptr && json->count() > 0;
    std::string text = as_json ? options_as_json(app(), notes()) : option_lines(app(), notes());
    text.pop_back();  // CLI11 ends the line
    throw CLI::CallForVersion(std::move(text), 0);
  };
  all.add_flag_callback("--list-options", list, "The options, a line each, for programs")
      ->configurable(false);
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

void ToolApp::parse_command_line(int argc, char** argv) {
  name_variables(app(), tool_);
  parse(argc, argv);
  // CLI11 passes over one that the environment names and that is not there.
  if (const std::string file = config_file(); !file.empty()) refuse_missing(file);
  for (const std::string& line : misspelt_variables(app(), notes())) log().note(line);
}

void ToolApp::parse(int argc, char** argv) try {
  const std::string lacking = lacking_value(app(), {argv + 1, argv + argc});
  if (!lacking.empty()) throw WrongUsage(lacking);
  app().parse(argc, argv);
} catch (const CLI::Success& request) {
  std::ostringstream answer;
  app().exit(request, answer, answer);
  base::Output out("-");
  out.write(answer.str());
  out.close();
  throw Answered();
} catch (const CLI::FileError&) {
  refuse_missing(config_file());
  throw base::Error("cannot read " + config_file());
} catch (const CLI::ParseError& error) {
  const CLI::App& chosen = chosen_command(app());
  throw WrongUsage(complaint_of(error, app(), notes()),
                   chosen.get_parent() == nullptr ? "" : " " + chosen.get_name());
}

Option ToolApp::add_station(std::string& station) {
  constexpr std::size_t kLongest = 64;
  const auto read = [&station](const std::string& text) {
    const bool printable = std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
    if (text.empty() || text.size() > kLongest || !printable || text.find('/') != std::string::npos)
      throw base::Error("'" + text + "' is no name: it has 1 to 64 bytes, and none of them is a " +
                        "control character or a slash");
    if (!json::is_utf8(text)) throw base::Error("'" + text + "' is no name: it should be UTF-8");
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
  } catch (const base::Stopped& error) {
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
