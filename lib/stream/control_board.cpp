// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/control_board.h"

#include <algorithm>
#include <string_view>

#include "base/decimal.h"
#include "theory/pitch.h"
#include "theory/scale.h"

namespace auralis::stream {

namespace {

std::vector<std::string> mode_names() {
  std::vector<std::string> names;
  for (const theory::Mode& mode : theory::modes()) names.emplace_back(mode.name);
  return names;
}

/// What a name may look like where no list of names is known: it goes into the composer's control
/// stream as it is.
bool could_be_a_name(const std::string& text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

std::array<event::Control, 6> controls_of(const event::Settings& s) {
  return {{{"key", s.key},
           {"mode", s.mode},
           {"bpm", s.bpm},
           {"intensity", s.intensity},
           {"complexity", s.complexity},
           {"mood", s.mood}}};
}

ControlBoard::ControlBoard(std::vector<std::string> moods) {
  const event::Settings first;
  const auto keys = theory::key_names();
  entries_ = {{"key", first.key, {keys.begin(), keys.end()}},
              {"mode", first.mode, mode_names()},
              {"bpm", first.bpm, {}, event::kBpmRange},
              {"intensity", first.intensity, {}, event::kIntensityRange},
              {"complexity", first.complexity, {}, event::kComplexityRange},
              {"mood", first.mood, std::move(moods)}};
}

std::size_t ControlBoard::index_of(const std::string& param) const {
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& each) { return each.param == param; });
  return static_cast<std::size_t>(entry - entries_.begin());
}

void ControlBoard::set(const event::Settings& settings) {
  for (const event::Control& control : controls_of(settings)) set(control);
}

void ControlBoard::set(const event::Control& control) {
  const std::size_t index = index_of(control.param);
  if (index == entries_.size() || entries_[index].value.index() != control.value.index()) return;
  auto& [param, value, values, range] = entries_[index];
  value = control.value;
  known_ = true;
  // The composer knows what names there are: one that is new here is one more to offer.
  const auto* const name = std::get_if<std::string>(&value);
  if (name != nullptr && !name->empty() && !values.empty() &&
      std::find(values.begin(), values.end(), *name) == values.end())
    values.push_back(*name);
}

std::optional<Refusal> ControlBoard::check(const event::Control& control) const {
  const std::size_t index = index_of(control.param);
  if (index == entries_.size())
    return Refusal{"unknown-param",
                   "no such parameter: there are key, mode, bpm, intensity, complexity and mood"};
  const Entry& entry = entries_[index];
  const auto* const number = std::get_if<double>(&control.value);
  const bool takes_number = std::holds_alternative<double>(entry.value);
  if (takes_number != (number != nullptr))
    return Refusal{"out-of-range", takes_number ? "should be a number" : "should be a name"};
  if (number == nullptr) return check_name(entry, std::get<std::string>(control.value));
  if (entry.range.contains(*number)) return std::nullopt;
  return Refusal{"out-of-range", base::decimal(*number) + " is outside " +
                                     base::decimal(entry.range.low) + ".." +
                                     base::decimal(entry.range.high)};
}

std::optional<Refusal> ControlBoard::check_name(const Entry& entry, const std::string& name) {
  const auto& names = entry.values;
  if (names.empty()) {
    if (could_be_a_name(name)) return std::nullopt;
    return Refusal{"out-of-range", "no name that could be one"};
  }
  if (std::find(names.begin(), names.end(), name) != names.end()) return std::nullopt;
  return Refusal{"out-of-range", "should be one of " + joined(names)};
}

void ControlBoard::write(json::JsonWriter& json) const {
  json.begin_list("controls");
  for (const Entry& entry : entries_) {
    json.begin_object().field("param", entry.param);
    if (const auto* const number = std::get_if<double>(&entry.value)) {
      json.field("value", *number).field("min", entry.range.low).field("max", entry.range.high);
    } else {
      json.field("value", std::get<std::string>(entry.value));
      if (!entry.values.empty()) {
        json.begin_list("values");
        for (const auto& name : entry.values) json.item(name);
        json.end_list();
      }
    }
    json.end_object();
  }
  json.end_list();
}

std::string ControlBoard::title() const {
  if (!known_) return "Auralis";
  const auto text = [this](const char* param) {
    return std::get<std::string>(entries_[index_of(param)].value);
  };
  std::string mood = text("mood");
  if (mood.empty()) mood = "Auralis";
  if (mood[0] >= 'a' && mood[0] <= 'z') mood[0] = static_cast<char>(mood[0] - 'a' + 'A');
  return mood + " in " + text("key") + " " + text("mode");
}

}  // namespace auralis::stream
