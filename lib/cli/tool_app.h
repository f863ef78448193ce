// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The manners every tool shares: --help, --version, --config, -v, -q, environment variables,
// one-line errors and exit status.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "base/address.h"
#include "base/log.h"
#include "base/units.h"

namespace auralis::cli {

/// Exit status of a tool: 0 done, 1 the work failed or input was skipped, 2 wrong command line,
/// 130 cut short by SIGINT.
enum ExitStatus { kDone = 0, kFailed = 1, kWrongUsage = 2, kInterrupted = 130 };

/// A CLI11 application with the common options. Add the tool's own, then call parse once.
class ToolApp : public CLI::App {
 public:
  ToolApp(std::string tool, std::string description);

  /// Reads the command line, then the environment (AURALIS_SYNTH_BLOCK for --block of
  /// auralis-synth), then the file of --config. Leaves by exception: run_tool prints it.
  void parse_command_line(int argc, char** argv);

  [[nodiscard]] base::Log log() const;

 private:
  std::string tool_;
  bool verbose_ = false;
  bool quiet_ = false;
};

/// Adds an option that takes a duration between low and high ("250ms", "10m").
CLI::Option* add_duration(CLI::App& app, const std::string& name, base::Seconds& value,
                          const std::string& description, base::Seconds low, base::Seconds high);

/// Adds an option that takes a number in low..high, told with its range.
CLI::Option* add_number(CLI::App& app, const std::string& name, double& value,
                        const std::string& description, double low, double high);
CLI::Option* add_integer(CLI::App& app, const std::string& name, int& value,
                         const std::string& description, int low, int high);

/// Adds an option that takes ADDR:PORT ("127.0.0.1:8080", "[::1]:8080", ":8080" for all addresses),
/// or "none" for no address where `value` may be without one.
CLI::Option* add_address(CLI::App& app, const std::string& name, base::Address& value,
                         const std::string& description);
CLI::Option* add_address(CLI::App& app, const std::string& name,
                         std::optional<base::Address>& value, const std::string& description);

/// Runs a tool's body and turns whatever leaves it into one line on stderr and an exit status.
/// A closed pipe downstream ends the tool quietly with status 0.
int run_tool(const std::string& tool, const std::function<int()>& body) noexcept;

}  // namespace auralis::cli
