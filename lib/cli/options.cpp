// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "base/decimal.h"
#include "base/error.h"
#include "cli/duration.h"

namespace auralis::cli {

namespace {

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

/// Reads all values; what is wrong with one is said with the option's name.
CLI::callback_t read_with(Options::Reader read, const std::string& name) {
  return [read = std::move(read), name](const std::vector<std::string>& values) {
    try {
      for (const std::string& value : values) read(value);
    } catch (const base::Error& error) {
      throw CLI::ValidationError(name, error.what());
    }
    return true;
  };
}

}  // namespace

Option Option::value_name(const std::string& name) {
  option_->type_name(name);
  return *this;
}

Option Option::one_of(std::vector<std::string> words) {
  option_->check(CLI::IsMember(std::move(words)));
  return *this;
}

Option Option::single() {
  option_->allow_extra_args(false);
  return *this;
}

Option Option::needs(const Option& other) {
  option_->needs(other.option_);
  return *this;
}

Option Option::excludes(const Option& other) {
  option_->excludes(other.option_);
  return *this;
}

bool Option::given() const { return option_->count() > 0; }

Option Options::add(const std::string& name, std::string& value, const std::string& description) {
  return Option(*app_->add_option(name, value, description));
}

Option Options::add(const std::string& name, std::vector<std::string>& values,
                    const std::string& description) {
  return Option(*app_->add_option(name, values, description));
}

Option Options::add_flag(const std::string& name, bool& value, const std::string& description) {
  return Option(*app_->add_flag(name, value, description));
}

Option Options::add_read(const std::string& name, Reader read, const std::string& description) {
  return Option(*app_->add_option(name, read_with(std::move(read), name), description));
}

Option Options::add_each(const std::string& name, Reader read, const std::string& description) {
  return Option(*app_->add_option_function<std::vector<std::string>>(
      name, read_with(std::move(read), name), description));
}

Option Options::add_duration(const std::string& name, base::Seconds& value,
                             const std::string& description, base::Seconds low,
                             base::Seconds high) {
  const auto read = [&value, low, high](const std::string& text) {
    const auto duration = parse_duration(text);
    if (!duration)
      throw base::Error("'" + text + "' is no time: write it like 90s, 250ms, 10m or 1h30m");
    if (*duration < low || *duration > high)
      throw base::Error("'" + text + "' is outside " + to_text(low) + " .. " + to_text(high));
    value = *duration;
  };
  return add_read(name, read, description).value_name("TIME");
}

Option Options::add_number(const std::string& name, double& value, const std::string& description,
                           double low, double high) {
  const auto read = [&value, low, high](const std::string& text) {
    const auto number = base::parse_decimal(text);
    if (!number || *number < low || *number > high)
      throw base::Error("'" + text + "' is no number in " + range_text(low, high));
    value = *number;
  };
  return add_read(name, read, description).value_name(range_text(low, high));
}

Option Options::add_integer(const std::string& name, int& value, const std::string& description,
                            int low, int high) {
  const auto read = [&value, low, high](const std::string& text) {
    const auto number = base::parse_integer(text);
    if (!number || *number < low || *number > high)
      throw base::Error("'" + text + "' is no whole number in " + range_text(low, high));
    value = static_cast<int>(*number);
  };
  return add_read(name, read, description).value_name(range_text(low, high));
}

Option Options::add_address(const std::string& name, base::Address& value,
                            const std::string& description) {
  const auto read = [&value](const std::string& text) { value = read_address(text, ""); };
  return add_read(name, read, description + " [" + base::to_text(value) + "]")
      .value_name("ADDR:PORT");
}

Option Options::add_address(const std::string& name, std::optional<base::Address>& value,
                            const std::string& description) {
  const auto read = [&value](const std::string& text) {
    value.reset();
    if (text != "none") value = read_address(text, ", or none");
  };
  return add_read(name, read, description + " [" + (value ? base::to_text(*value) : "none") + "]")
      .value_name("ADDR:PORT|none");
}

Options Options::add_command(const std::string& name, const std::string& description) {
  return Options(std::shared_ptr<CLI::App>(app_, app_->add_subcommand(name, description)));
}

void Options::require_command() { app_->require_subcommand(1); }

void Options::when_chosen(std::function<void()> act) { app_->callback(std::move(act)); }

void Options::footer(const std::string& text) { app_->footer(text); }

}  // namespace auralis::cli
