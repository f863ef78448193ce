// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The options of a tool or of one of its commands. CLI11 stands behind them, and only this folder
// sees it: a file that includes its header takes ten seconds to compile.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/address.h"
#include "base/units.h"
#include "cli/help_notes.h"

namespace auralis::cli {

/// One that was added: what else holds for it. Lives no longer than the tool's.
class Option {
 public:
  Option(CLI::Option& option, HelpNotes& notes) noexcept : option_(&option), notes_(&notes) {}

  /// What the help writes in place of the value: "FILE".
  Option value_name(const std::string& name);
  /// What values there are, for the help: "1..8", "auto|cpu|cuda".
  Option values(const std::string& text);
  /// What holds where it is not given, for the help, in place of the value that it had when it was
  /// added.
  Option standard(const std::string& text);
  /// -h names it.
  Option common();
  /// Any other value is an error.
  Option one_of(std::vector<std::string> words);
  /// An empty value means something, where else it is an error: a script's variable that is not
  /// set.
  Option may_be_empty();
  /// One that may be repeated takes a single value each time, so that words may follow.
  Option single();
  Option needs(const Option& other);
  Option excludes(const Option& other);

  /// Whether it was given, once the command line is read.
  [[nodiscard]] bool given() const;

 private:
  CLI::Option* option_;
  HelpNotes* notes_;
};

/// Names are as "--output" or "-o,--output". A value is set while the command line is read: it
/// outlives the options. The help shows the value that it has when it is added as the default.
class Options {
 public:
  /// Takes a value as it was written. A base::Error says what is wrong with it.
  using Reader = std::function<void(const std::string&)>;

  Option add(const std::string& name, std::string& value, const std::string& description);
  /// May be repeated, and takes several values each time.
  Option add(const std::string& name, std::vector<std::string>& values,
             const std::string& description);
  Option add_flag(const std::string& name, bool& value, const std::string& description);

  Option add_read(const std::string& name, Reader read, const std::string& description);
  /// May be repeated, and takes several values each time: each is read.
  Option add_each(const std::string& name, Reader read, const std::string& description);

  /// A duration between low and high ("250ms", "10m").
  Option add_duration(const std::string& name, base::Seconds& value, const std::string& description,
                      base::Seconds low, base::Seconds high);
  /// A number in low..high, told with its range.
  Option add_number(const std::string& name, double& value, const std::string& description,
                    double low, double high);
  Option add_integer(const std::string& name, int& value, const std::string& description, int low,
                     int high);
  /// ADDR:PORT ("127.0.0.1:8080", "[::1]:8080", ":8080" for all addresses), or "none" for no
  /// address where `value` may be without one.
  Option add_address(const std::string& name, base::Address& value, const std::string& description);
  Option add_address(const std::string& name, std::optional<base::Address>& value,
                     const std::string& description);

  /// A command with options of its own, to be named on the command line.
  Options add_command(const std::string& name, const std::string& description);
  /// No command line is without a command.
  void require_command();
  /// Is called when this command was named and its options are read.
  void when_chosen(std::function<void()> act);
  /// What is added from now on stands below this title in --help.
  void begin_group(const std::string& title);
  /// What the help begins with.
  void examples(std::vector<Example> examples);

  /// Whether the option of this name ("--output") was given, by the command line, the environment
  /// or a file of options, once the command line is read.
  [[nodiscard]] bool was_given(const std::string& name) const;
  /// The names of those that were, in the order of the help, without those that every tool has.
  [[nodiscard]] std::vector<std::string> given() const;

 protected:
  Options(std::shared_ptr<CLI::App> app, std::shared_ptr<HelpNotes> notes)
      : app_(std::move(app)), notes_(std::move(notes)) {}
  [[nodiscard]] CLI::App& app() const noexcept { return *app_; }
  [[nodiscard]] HelpNotes& notes() const noexcept { return *notes_; }
  [[nodiscard]] std::shared_ptr<HelpNotes> shared_notes() const { return notes_; }

 private:
  [[nodiscard]] Option added(CLI::Option& option) const { return {option, *notes_}; }

  std::shared_ptr<CLI::App> app_;
  std::shared_ptr<HelpNotes> notes_;
};

}  // namespace auralis::cli
