// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/offer_lines.h"

#include <algorithm>
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

Offer offer_of(const Parameter& parameter, std::vector<std::string> names,
               std::vector<std::string> descriptions) {
  Offer offer{std::string(parameter.name), parameter.range, std::string(parameter.unit)};
  if (parameter.is_number()) return offer;
  offer.values = parameter.choices != nullptr ? parameter.choices() : std::move(names);
  if (parameter.choices == nullptr) offer.descriptions = std::move(descriptions);
  return offer;
}

void add_name(Offer& offer, const std::string& name, const std::string& description) {
  Names& names = std::get<Names>(offer.values);
  if (std::ranges::find(names, name) != names.end()) return;
  if (!description.empty() || !offer.descriptions.empty()) {
    offer.descriptions.resize(names.size());
    offer.descriptions.push_back(description);
  }
  names.push_back(name);
}

std::string description_at(const Offer& offer, std::size_t place) {
  return place < offer.descriptions.size() ? offer.descriptions[place] : "";
}

bool can_be_offered(std::string_view param, const std::string& name) {
  return fits({std::string(param), Names{name}});
}

std::vector<Offer> split_into_lines(const Offer& offer) {
  if (fits(offer)) return {offer};
  const auto* const names = std::get_if<Names>(&offer.values);
  if (names == nullptr) return {};
  std::vector<Offer> lines;
  for (std::size_t i = 0; i < names->size(); ++i) {
    const std::string& name = (*names)[i];
    if (!can_be_offered(offer.param, name)) continue;
    Offer alone{offer.param, Names{}};
    add_name(alone, name, description_at(offer, i));
    if (!fits(alone)) alone = {offer.param, Names{name}};
    Offer longer = lines.empty() ? alone : lines.back();
    add_name(longer, name, description_at(alone, 0));
    if (!lines.empty() && fits(longer))
      lines.back() = std::move(longer);
    else
      lines.push_back(std::move(alone));
  }
  return lines;
}

}  // namespace auralis::event
