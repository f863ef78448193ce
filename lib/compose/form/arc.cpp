// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/form/arc.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/decimal.h"
#include "base/error.h"
#include "base/suggestion.h"

namespace auralis::compose {

namespace {

using toml::Table;

constexpr Seconds kShortestMovement{60};

std::vector<std::string> layer_names() {
  std::vector<std::string> names;
  for (const LayerInfo& layer : kLayerTable) names.emplace_back(layer.name);
  return names;
}

Shares read_layers(Table& table) {
  Shares shares;
  if (!table.has("layers")) {
    for (const LayerInfo& layer : kLayerTable) shares[layer.id] = 1;
    return shares;
  }
  for (const std::string& name : table.texts("layers")) {
    const auto* const found = std::ranges::find(kLayerTable, name, &LayerInfo::name);
    if (found == kLayerTable.end()) table.refuse("layers", base::none_of(name, layer_names()));
    shares[found->id] = 1;
  }
  if (shares[LayerId::kDrone] + shares[LayerId::kPad] == 0)
    table.refuse("layers", "should hold the drone or the pad: something must always sound");
  return shares;
}

/// Where the sections after the first say when they begin, none has a length.
void refuse_lengths(const std::vector<Table>& sections) {
  const auto is_timed = [](const Table& section) { return section.has("at"); };
  if (std::ranges::none_of(sections, is_timed)) return;
  for (const Table& section : sections)
    if (section.has("length"))
      section.refuse("length", "should not stand beside at: the next section's at says how long");
}

/// When the section begins, where the form says it of all: the first may leave it out.
void read_beginning(Table& section, NamedSection& named, const std::vector<NamedSection>& before) {
  constexpr double kLatest = 7 * 24 * 3600;
  const bool timed = section.has("at");
  if (timed) named.at = Seconds(section.number("at", 0, 0, kLatest));
  if (before.empty()) {
    if (timed && named.at > Seconds(0)) section.refuse("at", "should be 0 of the first section");
    return;
  }
  if (before.size() > 1 && timed != before.back().at.has_value())
    section.refuse("at", "should stand in every section after the first, or in none");
  if (timed && *named.at <= before.back().at.value_or(Seconds(0)))
    section.refuse("at", "should be later than that of the section before");
}

void read_sections(Table& table, Arc& arc) {
  auto sections = table.tables("section");
  if (sections.empty()) return;
  if (table.has("energy"))
    table.refuse("energy", "should stand in each [[section]] where there are any");
  arc.energy.clear();
  refuse_lengths(sections);
  for (Table& section : sections) {
    NamedSection named;
    named.name = section.text("name", "");
    if (named.name.empty()) section.refuse("name", "should name the section");
    named.length = section.number("length", named.length, 0.01, 100);
    read_beginning(section, named, arc.sections);
    named.names_layers = section.has("layers");
    named.shares = read_layers(section);
    arc.energy.push_back(section.number("energy", 0.5, 0, 1));
    arc.sections.push_back(std::move(named));
    section.refuse_unknown();
  }
  if (arc.sections.size() > 1 && arc.sections[1].at) arc.sections[0].at = Seconds(0);
}

double between(double from, double to, double share) { return from + (to - from) * share; }

double total_length(const std::vector<NamedSection>& sections) {
  double sum = 0;
  for (const NamedSection& section : sections) sum += section.length;
  return sum;
}

}  // namespace

double Arc::energy_at(double progress, bool again) const noexcept {
  const std::size_t n = energy.size();
  const auto value = [&](std::size_t i) {
    return i < n ? energy[i] : again ? energy.front() : energy.back();
  };
  if (!sections.empty()) {
    const Place place = place_at(progress);
    const double share = sections[place.section].length / total_length(sections);
    return between(value(place.section), value(place.section + 1),
                   std::clamp(1 - (place.end - progress) / share, 0.0, 1.0));
  }
  const double at = std::clamp(progress, 0.0, 1.0) *
                    static_cast<double>(again ? n : std::max<std::size_t>(n, 2) - 1);
  const auto i = static_cast<std::size_t>(at);
  return between(value(i), value(i + 1), at - std::floor(at));
}

Arc::Place Arc::place_at(double progress) const noexcept {
  const double total = total_length(sections);
  double end = 0;
  for (std::size_t i = 0; i + 1 < sections.size(); ++i) {
    end += sections[i].length / total;
    if (progress < end) return {i, end};
  }
  return {sections.size() - 1, 1};
}

Seconds Arc::last_beginning(Seconds whole) const {
  if (sections.empty()) return Seconds(0);
  const Arc arc = timed(whole);
  return whole * (1 - arc.sections.back().length / total_length(arc.sections));
}

Arc Arc::timed(Seconds whole) const {
  Arc arc = *this;
  if (sections.empty() || !sections.front().at) return arc;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const Seconds end = i + 1 < sections.size() ? *sections[i + 1].at : whole;
    if (*sections[i].at >= whole)
      throw base::Error("form " + name + ": section '" + sections[i].name + "' should begin at " +
                            base::decimal(sections[i].at->count()) + " s, and the piece ends at " +
                            base::decimal(whole.count()) + " s",
                        base::Fault::kUsage);
    arc.sections[i].length = std::min(end, whole) / Seconds(1) - *sections[i].at / Seconds(1);
  }
  return arc;
}

Arc read_arc(Table table, const std::string& name) {
  Arc arc;
  arc.name = name;
  arc.description = table.text("description", "");
  arc.length = Seconds(table.number("length", arc.length.count(), 60, 24 * 3600));
  if (table.has("energy")) {
    arc.energy = table.numbers("energy", 0, 1);
    if (arc.energy.empty() || arc.energy.size() > 100)
      table.refuse("energy", "should hold 1 to 100 numbers");
  }
  read_sections(table, arc);
  const Seconds usual = arc.sections.empty() ? arc.movement : Seconds(0);
  arc.movement = Seconds(table.number("movement", usual.count(), 0, 24 * 3600));
  if (arc.movement > Seconds(0) && arc.movement < kShortestMovement)
    table.refuse("movement", "should be 0, for none, or 60 to 86400 seconds");
  table.refuse_unknown();
  return arc;
}

}  // namespace auralis::compose
