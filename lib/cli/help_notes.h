// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the help says of options and commands beside what CLI11 keeps.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace auralis::cli {

/// A command line to begin with, and what it does.
struct Example {
  std::string command, effect;
};

struct OptionNote {
  std::string values;    ///< that it takes: "20..200", "auto|cpu|cuda"; empty where it says no more
  std::string standard;  ///< what holds where it is not given; empty where there is nothing to say
  bool common = false;   ///< -h names it
  bool words = false;    ///< `values` are all that may be written, with | between them
};

/// Of a tool: one for all of its commands.
struct HelpNotes {
  std::string tool;  ///< as it is started: "auralis-synth voice"
  std::map<const CLI::Option*, OptionNote> options;
  std::map<const CLI::App*, std::vector<Example>> examples;
  /// Commands with a command line of their own, and what they do.
  std::vector<std::pair<std::string, std::string>> other_commands;
};

/// The group of the options that every tool has, which --help puts last.
inline constexpr const char* kGeneralGroup = "General";

}  // namespace auralis::cli
