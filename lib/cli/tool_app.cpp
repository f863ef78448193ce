// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/tool_app.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>

#include "base/output.h"
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

}  // namespace

ToolApp::ToolApp(const std::string& tool, const std::string& description)
    : Options(std::make_shared<CLI::App>(description, tool)), tool_(tool) {
  CLI::App& all = app();
  all.set_version_flag("--version", tool_ + " " AURALIS_VERSION, "Print the version and exit");
  all.set_config("--config", "", "Read options from a TOML file");
  all.config_formatter(std::make_shared<TomlConfig>(all));
  add_flag("-v,--verbose", verbose_, "Tell more on stderr");
  add_flag("-q,--quiet", quiet_, "Tell only errors on stderr");
  all.option_defaults()->always_capture_default();
  all.get_formatter()->column_width(34);
}

void ToolApp::parse_command_line(int argc, char** argv) try {
  name_environment(app(), tool_);
  app().parse(argc, argv);
} catch (const CLI::Success& request) {
  app().exit(request);
  throw Answered();
} catch (const CLI::ParseError& error) {
  throw WrongUsage(first_line(error.what()));
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

int run_tool(const std::string& tool, const std::function<int()>& body) noexcept {
  try {
    fill_closed_standard_streams();
    catch_stop_signals();
    return body();
  } catch (const Answered&) {
    return kDone;
  } catch (const WrongUsage& error) {
    base::Log(tool).error(std::string(error.what()) + " (see " + tool + " --help)");
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
