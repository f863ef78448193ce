// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/parameter.h"

#include <algorithm>

#include "base/decimal.h"
#include "theory/pitch.h"
#include "theory/scale.h"

namespace auralis::event {

std::vector<std::string> key_choices() {
  const auto names = theory::key_names();
  return {names.begin(), names.end()};
}

std::vector<std::string> mode_choices() {
  std::vector<std::string> names;
  for (const theory::Mode& mode : theory::modes()) names.emplace_back(mode.name);
  return names;
}

const Parameter* find_parameter(std::string_view name) noexcept {
  const auto* const found = std::ranges::find(kParameters, name, &Parameter::name);
  return found == kParameters.end() ? nullptr : found;
}

std::vector<std::string> parameter_names() {
  std::vector<std::string> names;
  for (const Parameter& parameter : kParameters) names.emplace_back(parameter.name);
  return names;
}

Value value_of(const Settings& settings, const Parameter& parameter) {
  return std::visit([&](const auto member) { return Value(settings.*member); }, parameter.member);
}

void set_value(Settings& settings, const Parameter& parameter, const Value& value) {
  if (parameter.is_number())
    settings.*std::get<Parameter::Number>(parameter.member) = std::get<double>(value);
  else
    settings.*std::get<Parameter::Name>(parameter.member) = std::get<std::string>(value);
}

std::string to_text(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return base::decimal(*number);
  return std::get<std::string>(value);
}

}  // namespace auralis::event
