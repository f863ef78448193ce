// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/mood/parameter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/decimal.h"
#include "base/error.h"
#include "base/suggestion.h"
#include "event/meaning.h"
#include "event/offer_lines.h"

namespace auralis::compose {

namespace {

double checked_number(const event::Control& control, event::Range range) {
  const auto* const value = std::get_if<double>(&control.value);
  if (value != nullptr && range.contains(*value)) return std::round(*value * 1e6) / 1e6;
  const std::string text = event::to_text(control.value);
  throw base::Error(control.param + ": " +
                    (value == nullptr ? "'" + text + "' is no number in " : text + " is outside ") +
                    base::decimal(range.low) + ".." + base::decimal(range.high));
}

/// The names that a parameter can have here.
std::vector<std::string> names_of(const event::Parameter& parameter, const MoodLibrary& moods) {
  if (parameter.choices != nullptr) return parameter.choices();
  std::vector<std::string> names;
  for (const auto& [name, mood] : moods.all()) names.push_back(name);
  return names;
}

/// What these are like.
std::vector<std::string> descriptions_of(const MoodLibrary& moods) {
  std::vector<std::string> descriptions;
  for (const auto& [name, mood] : moods.all()) descriptions.push_back(mood.description);
  const bool silent =
      std::ranges::all_of(descriptions, [](const std::string& each) { return each.empty(); });
  return silent ? std::vector<std::string>{} : descriptions;
}

std::string checked_name(const event::Control& control, const event::Parameter& parameter,
                         const MoodLibrary& moods) {
  const std::vector<std::string> names = names_of(parameter, moods);
  std::string name = event::to_text(control.value);
  if (std::ranges::count(names, name) > 0) return name;
  if (parameter.choices == nullptr)
    if (const auto fault = moods.complaints().find(name); fault != moods.complaints().end())
      throw base::Error(control.param + ": " + fault->second.what());
  throw base::Error(control.param + ": " + event::none_of(parameter, name, names));
}

}  // namespace

std::vector<event::Offer> offers(const MoodLibrary& moods) {
  std::vector<event::Offer> all;
  all.reserve(event::kParameters.size());
  for (const event::Parameter& parameter : event::kParameters)
    all.push_back(event::offer_of(parameter, names_of(parameter, moods), descriptions_of(moods)));
  return all;
}

event::Control set_parameter(event::Settings& settings, event::Control control,
                             const MoodLibrary& moods) {
  const event::Parameter* const parameter = event::find_parameter(control.param);
  if (parameter == nullptr)
    throw base::Error("param: " + base::none_of(control.param, event::parameter_names()));
  control.value = event::meaning_of(control).front().value;
  if (parameter->is_number())
    control.value = checked_number(control, parameter->range);
  else
    control.value = checked_name(control, *parameter, moods);
  set_value(settings, *parameter, control.value);
  return control;
}

event::Settings checked_settings(const event::Settings& wanted, const MoodLibrary& moods) {
  event::Settings settings;
  settings.seed = wanted.seed;
  for (const event::Parameter& parameter : event::kParameters)
    set_parameter(settings, {std::string(parameter.name), value_of(wanted, parameter)}, moods);
  return settings;
}

}  // namespace auralis::compose
