// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/tool_app.h"

#include <csignal>

#include "base/decimal.h"
#include "base/error.h"
#include "base/output.h"
#include "cli/duration.h"
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

std::string range_text(double low, double high) {
  return base::decimal(low) + ".." + base::decimal(high);
}

base::Address read_address(const std::string& text, const char* or_else) {
  auto address = base::parse_address(text);
  if (!address)
    throw CLI::ValidationError("'" + text + "' is no ADDR:PORT: write it like 127.0.0.1:8080, " +
                               "[::1]:8080 or :8080" + or_else);
  return *std::move(address);
}

}  // namespace

ToolApp::ToolApp(std::string tool, std::string description)
    : CLI::App(std::move(description), tool), tool_(std::move(tool)) {
  set_version_flag("--version", tool_ + " " AURALIS_VERSION, "Print the version and exit");
  set_config("--config", "", "Read options from a TOML file");
  config_formatter(std::make_shared<TomlConfig>(*this));
  add_flag("-v,--verbose", verbose_, "Tell more on stderr");
  add_flag("-q,--quiet", quiet_, "Tell only errors on stderr");
  option_defaults()->always_capture_default();
  get_formatter()->column_width(34);
}

void ToolApp::parse_command_line(int argc, char** argv) {
  name_environment(*this, tool_);
  try {
    parse(argc, argv);
  } catch (const CLI::Success& request) {  // --help or --version: print it, then leave
    exit(request);
    throw;
  }
}

base::Log ToolApp::log() const {
  using Level = base::Log::Level;
  return base::Log(tool_, verbose_ ? Level::kVerbose : quiet_ ? Level::kQuiet : Level::kNormal);
}

CLI::Option* add_duration(CLI::App& app, const std::string& name, base::Seconds& value,
                          const std::string& description, base::Seconds low, base::Seconds high) {
  const auto read = [&value, name, low, high](const CLI::results_t& results) {
    const auto duration = parse_duration(results.at(0));
    if (!duration)
      throw CLI::ValidationError(
          name, "'" + results.at(0) + "' is no time: write it like 90s, 250ms, 10m or 1h30m");
    if (*duration < low || *duration > high)
      throw CLI::ValidationError(
          name, "'" + results.at(0) + "' is outside " + to_text(low) + " .. " + to_text(high));
    value = *duration;
    return true;
  };
  return app.add_option(name, read, description)->type_name("TIME");
}

CLI::Option* add_number(CLI::App& app, const std::string& name, double& value,
                        const std::string& description, double low, double high) {
  const auto read = [&value, name, low, high](const CLI::results_t& results) {
    const auto number = base::parse_decimal(results.at(0));
    if (!number || *number < low || *number > high)
      throw CLI::ValidationError(
          name, "'" + results.at(0) + "' is no number in " + range_text(low, high));
    value = *number;
    return true;
  };
  return app.add_option(name, read, description)->type_name(range_text(low, high));
}

CLI::Option* add_integer(CLI::App& app, const std::string& name, int& value,
                         const std::string& description, int low, int high) {
  const auto read = [&value, name, low, high](const CLI::results_t& results) {
    const auto number = base::parse_integer(results.at(0));
    if (!number || *number < low || *number > high)
      throw CLI::ValidationError(
          name, "'" + results.at(0) + "' is no whole number in " + range_text(low, high));
    value = static_cast<int>(*number);
    return true;
  };
  return app.add_option(name, read, description)->type_name(range_text(low, high));
}

CLI::Option* add_address(CLI::App& app, const std::string& name, base::Address& value,
                         const std::string& description) {
  const auto read = [&value](const CLI::results_t& results) {
    value = read_address(results.at(0), "");
    return true;
  };
  return app.add_option(name, read, description + " [" + base::to_text(value) + "]")
      ->type_name("ADDR:PORT");
}

CLI::Option* add_address(CLI::App& app, const std::string& name,
                         std::optional<base::Address>& value, const std::string& description) {
  const auto read = [&value](const CLI::results_t& results) {
    value.reset();
    if (results.at(0) != "none") value = read_address(results.at(0), ", or none");
    return true;
  };
  return app
      .add_option(name, read, description + " [" + (value ? base::to_text(*value) : "none") + "]")
      ->type_name("ADDR:PORT|none");
}

int run_tool(const std::string& tool, const std::function<int()>& body) noexcept {
  try {
    fill_closed_standard_streams();
    catch_stop_signals();
    return body();
  } catch (const CLI::Success&) {
    return kDone;
  } catch (const CLI::ParseError& error) {
    base::Log(tool).error(first_line(error.what()) + " (see " + tool + " --help)");
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
