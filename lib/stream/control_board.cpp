// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/control_board.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/decimal.h"
#include "base/suggestion.h"
#include "event/offer_lines.h"

namespace auralis::stream {

namespace {

using event::Range;
using Names = std::vector<std::string>;

/// What a name may look like where no list of names is known: it goes into the composer's control
/// stream as it is.
bool could_be_a_name(const std::string& text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

bool is_of_kind(const event::Value& value, const event::Offer& offer) {
  return std::holds_alternative<double>(value) == std::holds_alternative<Range>(offer.values);
}

/// The value that the mood has of its own, which the composer knows.
bool is_own(const event::Control& control) {
  const auto* const name = std::get_if<std::string>(&control.value);
  return name != nullptr && *name == event::kOwnValue && control.param != "mood";
}

std::optional<Refusal> check_name(const Names& names, const std::string& name) {
  if (names.empty()) {
    if (could_be_a_name(name)) return std::nullopt;
    return Refusal{"out-of-range", "no name that could be one"};
  }
  if (std::find(names.begin(), names.end(), name) != names.end()) return std::nullopt;
  return Refusal{"out-of-range",
                 "should be one of " + base::listed(names) + base::suggestion(name, names)};
}

std::optional<Refusal> check_number(const Range& range, double number) {
  if (range.contains(number)) return std::nullopt;
  return Refusal{"out-of-range", base::decimal(number) + " is outside " + base::decimal(range.low) +
                                     ".." + base::decimal(range.high)};
}

/// The entry of a parameter, or null.
template <typename Entries>
auto* find(Entries& entries, std::string_view param) {
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& each) { return each.offer.param == param; });
  return entry == entries.end() ? nullptr : &*entry;
}

/// Listeners learn nothing of this machine's folders.
std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

void write_values(json::JsonWriter& json, const event::Offer& offer) {
  if (const auto* const range = std::get_if<Range>(&offer.values)) {
    json.field("min", range->low).field("max", range->high);
    if (!offer.unit.empty()) json.field("unit", offer.unit);
    return;
  }
  const Names& names = std::get<Names>(offer.values);
  if (names.empty()) return;
  json.begin_list("values");
  for (const auto& name : names) json.item(name);
  json.end_list();
  if (offer.descriptions.empty()) return;
  json.begin_list("descriptions");
  for (std::size_t i = 0; i < names.size(); ++i) json.item(event::description_at(offer, i));
  json.end_list();
}

}  // namespace

std::vector<event::Control> controls_of(const event::Settings& settings) {
  std::vector<event::Control> controls;
  controls.reserve(event::kParameters.size());
  for (const event::Parameter& parameter : event::kParameters)
    controls.push_back({std::string(parameter.name), value_of(settings, parameter)});
  return controls;
}

ControlBoard::ControlBoard(std::vector<std::string> moods) : moods_(std::move(moods)) {
  fall_back();
}

/// To the table's parameters and to no piece's values.
void ControlBoard::fall_back() {
  const event::Settings first;
  entries_.clear();
  for (const event::Parameter& parameter : event::kParameters)
    entries_.push_back({offer_of(parameter, moods_), value_of(first, parameter)});
  offers_known_ = false;
  header_.reset();
}

const ControlBoard::Entry* ControlBoard::find_offered(std::string_view param) const {
  const Entry* const entry = find(entries_, param);
  return entry != nullptr && entry->offered ? entry : nullptr;
}

void ControlBoard::set(const event::Settings& settings) {
  fall_back();
  for (const event::Control& control : controls_of(settings)) set(control);
}

void ControlBoard::set(const event::Header& header) {
  set(header.settings);
  header_ = header;
}

void ControlBoard::set(const event::Offer& offer) {
  if (!std::exchange(offers_known_, true))
    for (Entry& entry : entries_) entry.offered = false;
  Entry* entry = find(entries_, offer.param);
  if (entry == nullptr) entry = &entries_.emplace_back(Entry{offer, std::nullopt, false});
  auto* const names = std::get_if<Names>(&entry->offer.values);
  const auto* const more = std::get_if<Names>(&offer.values);
  if (entry->offered && names != nullptr && more != nullptr) {
    for (std::size_t i = 0; i < more->size(); ++i)
      event::add_name(entry->offer, (*more)[i], event::description_at(offer, i));
  } else {
    entry->offer = offer;
    entry->offered = true;
    if (entry->value && !is_of_kind(*entry->value, offer)) entry->value.reset();
  }
}

void ControlBoard::set(const event::Control& control) {
  Entry* const entry = find(entries_, control.param);
  if (entry == nullptr || !is_of_kind(control.value, entry->offer)) return;
  entry->value = control.value;
  values_known_ = true;
  // The composer knows what names there are: one that is new here is one more to offer.
  const auto* const name = std::get_if<std::string>(&control.value);
  if (name == nullptr || name->empty()) return;
  if (!std::get<Names>(entry->offer.values).empty()) event::add_name(entry->offer, *name, "");
}

std::vector<event::Event> ControlBoard::state() const {
  std::vector<event::Event> events;
  if (header_) events.push_back({base::Seconds(0), *header_});
  for (const Entry& entry : entries_) {
    if (!offers_known_ || !entry.offered) continue;
    for (event::Offer& part : event::split_into_lines(entry.offer))
      events.push_back({base::Seconds(0), std::move(part)});
  }
  for (const Entry& entry : entries_)
    if (values_known_ && entry.value)
      events.push_back({base::Seconds(0), event::Control{entry.offer.param, *entry.value}});
  return events;
}

void ControlBoard::reset() {
  fall_back();
  values_known_ = false;
}

bool ControlBoard::is_number(std::string_view param) const {
  const Entry* const entry = find_offered(param);
  return entry != nullptr && std::holds_alternative<Range>(entry->offer.values);
}

std::optional<Refusal> ControlBoard::check(const event::Control& control) const {
  const Entry* const entry = find_offered(control.param);
  if (entry == nullptr)
    return Refusal{"unknown-param", "no such parameter: there are " + offered_params() +
                                        base::suggestion(control.param, offered())};
  const auto* const range = std::get_if<Range>(&entry->offer.values);
  if (is_own(control)) return std::nullopt;
  if (!is_of_kind(control.value, entry->offer))
    return Refusal{"out-of-range", range != nullptr ? "should be a number" : "should be a name"};
  if (range != nullptr) return check_number(*range, std::get<double>(control.value));
  return check_name(std::get<Names>(entry->offer.values), std::get<std::string>(control.value));
}

std::vector<std::string> ControlBoard::offered() const {
  Names params;
  for (const Entry& entry : entries_)
    if (entry.offered) params.push_back(entry.offer.param);
  return params;
}

/// "key, mode and bpm"
std::string ControlBoard::offered_params() const {
  Names params = offered();
  if (params.size() < 2) return base::listed(params);
  const std::string last = params.back();
  params.pop_back();
  return base::listed(params) + " and " + last;
}

void ControlBoard::write(json::JsonWriter& json) const {
  json.begin_list("controls");
  for (const Entry& entry : entries_) {
    if (!entry.offered || !entry.value) continue;
    json.begin_object().field("param", entry.offer.param);
    std::visit([&](const auto& value) { json.field("value", value); }, *entry.value);
    write_values(json, entry.offer);
    json.end_object();
  }
  json.end_list();
}

void ControlBoard::write_header(json::JsonWriter& json) const {
  if (!header_) return;
  json.begin_object("header").field("seed", header_->settings.seed);
  for (const event::Parameter& parameter : event::kParameters)
    std::visit([&](const auto& value) { json.field(parameter.name, value); },
               value_of(header_->settings, parameter));
  if (header_->duration) json.field("duration", header_->duration->count());
  if (header_->at > base::Seconds(0)) json.field("at", header_->at.count());
  if (!header_->form.empty()) json.field("form", file_name(header_->form));
  if (!header_->sources.empty()) {
    json.begin_list("sources");
    for (const event::Source& source : header_->sources) {
      json.begin_object().field("option", source.option).field("file", file_name(source.file));
      json.end_object();
    }
    json.end_list();
  }
  json.end_object();
}

std::string ControlBoard::text_of(std::string_view param) const {
  const Entry* const entry = find(entries_, param);
  return entry != nullptr && entry->value ? event::to_text(*entry->value) : "";
}

std::string ControlBoard::title() const {
  if (!values_known_) return "Auralis";
  std::string mood = text_of("mood");
  if (mood.empty()) mood = "Auralis";
  if (mood[0] >= 'a' && mood[0] <= 'z') mood[0] = static_cast<char>(mood[0] - 'a' + 'A');
  return mood + " in " + text_of("key") + " " + text_of("mode");
}

}  // namespace auralis::stream
