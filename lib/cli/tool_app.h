// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The manners every tool shares: --help, --version, --config, -v, -q, environment variables,
// one-line errors and exit status.
#pragma once

#include <functional>
#include <string>

#include "base/error.h"
#include "base/log.h"
#include "cli/options.h"

namespace auralis::cli {

/// Exit status of a tool: 0 done, 1 the work failed or input was skipped, 2 wrong command line,
/// 130 cut short by SIGINT.
enum ExitStatus { kDone = 0, kFailed = 1, kWrongUsage = 2, kInterrupted = 130 };

/// Something that --help explains. run_tool says so.
class WrongUsage : public base::Error {
 public:
  /// `command` of the tool is the one that explains it: " synth"; empty for the tool.
  explicit WrongUsage(const std::string& message, std::string command = {})
      : base::Error(message, base::Fault::kUsage), command_(std::move(command)) {}
  [[nodiscard]] const std::string& command() const noexcept { return command_; }

 private:
  std::string command_;
};

/// Leaves a tool whose command line was a question (--help, --version) and was answered.
struct Answered {};

/// The common options. Add the tool's own, then call parse_command_line once.
class ToolApp : public Options {
 public:
  ToolApp(const std::string& tool, const std::string& description);
  ToolApp(const ToolApp&) = delete;
  ToolApp& operator=(const ToolApp&) = delete;

  /// Reads the command line, then the environment (AURALIS_SYNTH_BLOCK for --block of
  /// auralis-synth), then the file of --config. Throws WrongUsage, and Answered once it has printed
  /// what was asked for.
  void parse_command_line(int argc, char** argv);

  /// A command that has a command line of its own, for the help.
  void other_command(const std::string& name, const std::string& description);

  /// --station, for tools whose output or metrics carry a station's name.
  Option add_station(std::string& station);

  [[nodiscard]] base::Log log() const;
  /// The file of --config, once the command line is read; empty where there is none.
  [[nodiscard]] std::string config_file() const;

 private:
  void parse(int argc, char** argv);

  std::string tool_;
  bool verbose_ = false;
  bool quiet_ = false;
};

/// Runs a tool's body and turns whatever leaves it into one line on stderr and an exit status.
/// A closed pipe downstream ends the tool quietly with status 0.
int run_tool(const std::string& tool, const std::function<int()>& body) noexcept;

}  // namespace auralis::cli
