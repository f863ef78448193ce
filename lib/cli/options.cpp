// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "base/decimal.h"
#include "base/error.h"
#include "base/suggestion.h"
#include "cli/duration.h"

namespace auralis::cli {

namespace {

std::string range_text(double low, double high) {
  return base::decimal(low) + ".." + base::decimal(high);
}

base::Address read_address(const std::string& text, const char* or_else) {
  auto address = base::parse_address(text);
  if (!address)
    throw base::Error("'" + text + "' is no ADDR:PORT: write it like 127.0.0.1:8080, " +
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

/// The check's name, by which it can be taken off.
constexpr const char* kNotEmpty = "not empty";

CLI::Option& refuse_empty(CLI::Option& option) {
  const auto say = [](const std::string& value) {
    return value.empty() ? std::string("an empty value: is a variable not set?") : std::string();
  };
  option.check(CLI::Validator(say, "", kNotEmpty));
  return option;
}

}  // namespace

Option Option::value_name(const std::string& name) {
  option_->type_name(name);
  return *this;
}

Option Option::values(const std::string& text) {
  notes_->options[option_].values = text;
  return *this;
}

Option Option::standard(const std::string& text) {
  notes_->options[option_].standard = text;
  return *this;
}

Option Option::common() {
  notes_->options[option_].common = true;
  return *this;
}

Option Option::one_of(std::vector<std::string> words) {
  values(CLI::detail::join(words, "|"));
  notes_->options[option_].words = true;
  option_->check([words = std::move(words)](const std::string& value) {
    return std::ranges::count(words, value) > 0 ? "" : base::none_of(value, words);
  });
  return *this;
}

Option Option::may_be_empty() {
  option_->get_validator(kNotEmpty)->active(false);
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
  return added(refuse_empty(*app_->add_option(name, value, description)));
}

Option Options::add(const std::string& name, std::vector<std::string>& values,
                    const std::string& description) {
  return added(refuse_empty(*app_->add_option(name, values, description)));
}

Option Options::add_flag(const std::string& name, bool& value, const std::string& description) {
  return added(*app_->add_flag(name, value, description));
}

Option Options::add_read(const std::string& name, Reader read, const std::string& description) {
  return added(*app_->add_option(name, read_with(std::move(read), name), description));
}

Option Options::add_each(const std::string& name, Reader read, const std::string& description) {
  return added(*app_->add_option_function<std::vector<std::string>>(
      name, read_with(std::move(read), name), description));
}

Option Options::add_duration(const std::string& name, base::Seconds& value,
                             const std::string& description, base::Seconds low,
                             base::Seconds high) {
  const std::string range = typed(low) + ".." + typed(high);
  const auto read = [&value, low, high, range](const std::string& text) {
    const auto duration = parse_duration(text);
    if (!duration)
      throw base::Error("'" + text + "' is no time: write it like 90s, 250ms, 10m or 1h30m");
    if (*duration < low || *duration > high)
      throw base::Error("'" + text + "' is outside " + range);
    value = *duration;
  };
  return add_read(name, read, description).value_name("TIME").values(range).standard(typed(value));
}

Option Options::add_number(const std::string& name, double& value, const std::string& description,
                           double low, double high) {
  const auto read = [&value, low, high](const std::string& text) {
    const auto number = base::parse_decimal(text);
    if (!number || *number < low || *number > high)
      throw base::Error("'" + text + "' is no number in " + range_text(low, high));
    value = *number;
  };
  return add_read(name, read, description)
      .value_name("NUMBER")
      .values(range_text(low, high))
      .standard(base::decimal(value));
}

Option Options::add_integer(const std::string& name, int& value, const std::string& description,
                            int low, int high) {
  const auto read = [&value, low, high](const std::string& text) {
    const auto number = base::parse_integer(text);
    if (!number || *number < low || *number > high)
      throw base::Error("'" + text + "' is no whole number in " + range_text(low, high));
    value = static_cast<int>(*number);
  };
  return add_read(name, read, description)
      .value_name("NUMBER")
      .values(range_text(low, high))
      .standard(std::to_string(value));
}

Option Options::add_address(const std::string& name, base::Address& value,
                            const std::string& description) {
  const auto read = [&value](const std::string& text) { value = read_address(text, ""); };
  return add_read(name, read, description).value_name("ADDR:PORT").standard(base::to_text(value));
}

Option Options::add_address(const std::string& name, std::optional<base::Address>& value,
                            const std::string& description) {
  const auto read = [&value](const std::string& text) {
    value.reset();
    if (text != "none") value = read_address(text, ", or none");
  };
  return add_read(name, read, description)
      .value_name("ADDR:PORT")
      .values("or none")
      .standard(value ? base::to_text(*value) : "none");
}

Options Options::add_command(const std::string& name, const std::string& description) {
  CLI::App* const command = app_->add_subcommand(name, description);
  for (const char* help : {"--help", "-h"}) command->get_option(help)->group(kGeneralGroup);
  command->option_defaults()->group("Options");
  command->fallthrough();  // what every tool has may stand behind the command, too
  return {std::shared_ptr<CLI::App>(app_, command), notes_};
}

void Options::require_command() { app_->require_subcommand(1); }

void Options::when_chosen(std::function<void()> act) { app_->callback(std::move(act)); }

void Options::begin_group(const std::string& title) { app_->option_defaults()->group(title); }

bool Options::was_given(const std::string& name) const { return app_->count(name) > 0; }

std::vector<std::string> Options::given() const {
  std::vector<std::string> names;
  for (const CLI::Option* option : app_->get_options())
    if (option->count() > 0 && option->get_group() != kGeneralGroup)
      names.push_back("--" + option->get_lnames().at(0));
  return names;
}

void Options::examples(std::vector<Example> examples) {
  notes_->examples[app_.get()] = std::move(examples);
}

}  // namespace auralis::cli
