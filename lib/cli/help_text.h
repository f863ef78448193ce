// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --help and -h. Only tool_app.cpp includes this: CLI11's header takes ten seconds to compile.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/help_notes.h"

namespace auralis::cli {

/// Writes the help of a tool or of one of its commands, in lines of 80 columns at most. What an
/// option takes and what holds without it stands in brackets behind what it is, the same way for
/// each: "[20..200; default: 60; needs --live]".
class HelpText final : public CLI::FormatterBase {
 public:
  explicit HelpText(std::shared_ptr<const HelpNotes> notes) : notes_(std::move(notes)) {}

  /// The long help: examples, options by groups, commands, the environment. In mode All the short
  /// one: examples, the options that are used most, where to read more.
  [[nodiscard]] std::string make_help(const CLI::App* app, std::string name,
                                      CLI::AppFormatMode mode) const override;

 private:
  [[nodiscard]] std::string long_help(const CLI::App& app, const std::string& name) const;
  [[nodiscard]] std::string short_help(const CLI::App& app, const std::string& name) const;
  [[nodiscard]] std::string examples_of(const CLI::App& app) const;
  [[nodiscard]] std::string groups_of(const CLI::App& app) const;
  [[nodiscard]] std::string commands_of(const CLI::App& app) const;
  [[nodiscard]] std::string brackets_of(const CLI::Option& option, bool whole) const;
  [[nodiscard]] std::string lines_of(const CLI::Option& option, bool whole) const;

  std::shared_ptr<const HelpNotes> notes_;
};

}  // namespace auralis::cli
