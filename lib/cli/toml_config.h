// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The file of --config: TOML, read as such (CLI11's own reader takes a # between quotes for a
// comment and lets unknown options pass). What is no TOML is left to CLI11's own reader, which
// takes single words without quotes.
#pragma once

#include <CLI/CLI.hpp>
#include <istream>
#include <string>
#include <vector>

namespace auralis::cli {

/// A field is an option's long name without the dashes; a table is a subcommand, or the part of a
/// tool in a file that several tools read: [stream] for auralis-stream, passed over by the others.
class TomlConfig final : public CLI::Config {
 public:
  /// `app` outlives this; its options are those that a file may set.
  explicit TomlConfig(const CLI::App& app) : app_(app) {}

  /// Throws CLI::ConfigError that says what is wrong, where.
  [[nodiscard]] std::vector<CLI::ConfigItem> from_config(std::istream& in) const override;
  /// No tool writes one.
  [[nodiscard]] std::string to_config(const CLI::App*, bool, bool, std::string) const override {
    return {};
  }

 private:
  const CLI::App& app_;
};

}  // namespace auralis::cli
