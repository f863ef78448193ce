// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/offer_lines.h"

#include <utility>

#include "base/error.h"
#include "event/event_reader.h"
#include "event/event_writer.h"

namespace auralis::event {

namespace {

/// Whether a reader takes its line.
bool fits(const Offer& offer) {
  std::string line;
  append_line(line, {Seconds(0), offer});
  line.pop_back();  // its line feed
  try {
    return EventReader().parse(line).has_value();
  } catch (const base::Error&) {
    return false;
  }
}

/// Name after name into as few lines as hold them.
std::vector<Offer> split(const std::string& param, const std::vector<std::string>& names) {
  std::vector<Offer> offers;
  for (const std::string& name : names) {
    if (!fits({param, std::vector{name}})) continue;
    Offer longer = offers.empty() ? Offer{param, std::vector<std::string>{}} : offers.back();
    std::get<1>(longer.values).push_back(name);
    if (!offers.empty() && fits(longer))
      offers.back() = std::move(longer);
    else
      offers.push_back({param, std::vector{name}});
  }
  return offers;
}

}  // namespace

std::vector<Offer> offers_of(const Parameter& parameter, std::vector<std::string> names) {
  const std::string param(parameter.name);
  if (parameter.is_number()) return {{param, parameter.range, std::string(parameter.unit)}};
  if (parameter.choices != nullptr) names = parameter.choices();
  Offer whole{param, std::move(names)};
  if (fits(whole)) return {std::move(whole)};
  return split(param, std::get<1>(whole.values));
}

}  // namespace auralis::event
