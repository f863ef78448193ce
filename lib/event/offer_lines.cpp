// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/offer_lines.h"

#include <utility>

#include "base/error.h"
#include "event/event_reader.h"
#include "event/event_writer.h"

namespace auralis::event {

namespace {

using Names = std::vector<std::string>;

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

}  // namespace

Offer offer_of(const Parameter& parameter, std::vector<std::string> names) {
  Offer offer{std::string(parameter.name), parameter.range, std::string(parameter.unit)};
  if (!parameter.is_number())
    offer.values = parameter.choices != nullptr ? parameter.choices() : std::move(names);
  return offer;
}

bool can_be_offered(std::string_view param, const std::string& name) {
  return fits({std::string(param), Names{name}});
}

std::vector<Offer> split_into_lines(const Offer& offer) {
  if (fits(offer)) return {offer};
  const auto* const names = std::get_if<Names>(&offer.values);
  if (names == nullptr) return {};
  std::vector<Offer> lines;
  for (const std::string& name : *names) {
    if (!can_be_offered(offer.param, name)) continue;
    Offer longer = lines.empty() ? Offer{offer.param, Names{}} : lines.back();
    std::get<Names>(longer.values).push_back(name);
    if (!lines.empty() && fits(longer))
      lines.back() = std::move(longer);
    else
      lines.push_back({offer.param, Names{name}});
  }
  return lines;
}

}  // namespace auralis::event
