// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/event_reader.h"

#include <utility>

#include "base/decimal.h"
#include "base/error.h"
#include "event/meaning.h"
#include "event/ramp.h"

namespace auralis::event {

namespace {

using json::JsonReader;

double number_within(const JsonReader& json, std::string_view field, Range range) {
  const double value = json.number(field);
  if (!range.contains(value))
    throw base::Error("field " + std::string(field) + ": " + base::decimal(value) + " is outside " +
                      base::decimal(range.low) + ".." + base::decimal(range.high));
  return value;
}

/// A number of something.
std::int64_t count_of(const JsonReader& json, std::string_view field) {
  const std::int64_t value = json.integer(field);
  if (value < 0 || value > kMostCount)
    throw base::Error("field " + std::string(field) + ": " + std::to_string(value) +
                      " is outside 0.." + std::to_string(kMostCount));
  return value;
}

double pitch_of(const JsonReader& json) { return number_within(json, "pitch", {0, 127}); }
double velocity_of(const JsonReader& json) { return number_within(json, "vel", {0, 1}); }
double pan_of(const JsonReader& json) { return number_within(json, "pan", {-1, 1}); }

constexpr double kLongest = 1e9;  // seconds, some thirty years: a longer time is a mistake

Seconds time_of(const JsonReader& json, std::string_view field) {
  return Seconds(number_within(json, field, {0, kLongest}));
}

Source source_of(const JsonReader& json) try {
  Source source;
  source.option = json.text("option");
  source.file = json.text("file");
  if (json.has("weight")) source.weight = json.integer("weight");
  if (source.weight < 1 || source.weight > kMostWeight)
    throw base::Error("field weight: " + std::to_string(source.weight) + " is outside 1.." +
                      std::to_string(kMostWeight));
  if (json.has("track")) source.track = json.text("track");
  if (json.has("fingerprint")) source.fingerprint = json.text("fingerprint");
  return source;
} catch (const base::Error& error) {
  throw base::Error(std::string("field sources: ") + error.what());
}

std::vector<Source> sources_of(const JsonReader& json) {
  std::vector<Source> sources;
  for (const JsonReader& item : json.objects("sources")) sources.push_back(source_of(item));
  return sources;
}

Header header_of(const JsonReader& json) {
  if (json.text("format") != "auralis-events")
    throw base::Error("field format: should be \"auralis-events\"");
  if (json.integer("version") != 1)
    throw base::Error("field version: this program reads version 1");
  Header header;
  header.settings.seed = static_cast<std::uint64_t>(count_of(json, "seed"));
  for (const Parameter& parameter : kParameters) read_setting(json, parameter, header.settings);
  if (json.has("duration")) header.duration = time_of(json, "duration");
  if (json.has("at")) header.at = time_of(json, "at");
  if (json.has("form")) header.form = json.text("form");
  if (json.has("sources")) header.sources = sources_of(json);
  return header;
}

Offer offer_of(const JsonReader& json) {
  Offer offer{std::string(json.text("param")), {}};
  if (json.has("values")) {
    const auto names = json.texts("values");
    if (names.empty()) throw base::Error("field values: should have a name or more");
    offer.values = std::vector<std::string>(names.begin(), names.end());
    if (!json.has("descriptions")) return offer;
    const auto descriptions = json.texts("descriptions");
    if (descriptions.size() != names.size())
      throw base::Error("field descriptions: should be as many as values");
    offer.descriptions.assign(descriptions.begin(), descriptions.end());
    return offer;
  }
  const Range range{json.number("min"), json.number("max")};
  if (range.low > range.high)
    throw base::Error("field max: " + base::decimal(range.high) + " is below min");
  offer.values = range;
  if (json.has("unit")) offer.unit = json.text("unit");
  return offer;
}

Note note_of(const JsonReader& json) {
  Note note;
  note.id = json.integer("id");
  note.pitch = pitch_of(json);
  note.velocity = velocity_of(json);
  note.duration = time_of(json, "dur");
  note.patch = json.text("patch");
  note.pan = pan_of(json);
  if (json.has("bend")) note.bend = number_within(json, "bend", {-96, 96});
  if (json.has("layer")) note.layer = json.text("layer");
  return note;
}

NoteOn note_on_of(const JsonReader& json) {
  return {json.integer("id"), pitch_of(json), velocity_of(json), std::string(json.text("patch")),
          pan_of(json)};
}

Section section_of(const JsonReader& json) {
  Section section{std::string(json.text("name"))};
  if (json.has("energy")) section.energy = number_within(json, "energy", {0, 1});
  return section;
}

}  // namespace

void read_setting(const JsonReader& header, const Parameter& parameter, Settings& settings) {
  if (parameter.later && !header.has(parameter.name)) return;
  if (parameter.is_number())
    set_value(settings, parameter, number_within(header, parameter.name, parameter.range));
  else
    set_value(settings, parameter,
              meaning_of({std::string(parameter.name), std::string(header.text(parameter.name))})
                  .front()
                  .value);
}

Control read_control(const JsonReader& json) {
  Control control;
  control.param = json.text("param");
  std::string value = json.scalar("value");
  const Parameter* const parameter = find_parameter(control.param);
  // A mood may be called "7", and a shell may put a tempo in quotes: the table knows what is meant.
  const bool wants_number = parameter != nullptr ? parameter->is_number() : json.is_number("value");
  const auto number = wants_number ? base::parse_decimal(value) : std::nullopt;
  if (number)
    control.value = *number;
  else
    control.value = std::move(value);
  control.of_tune = json.has("by") && json.text("by") == kByTune;
  return control;
}

std::optional<Event> EventReader::parse(std::string_view line) {
  if (line.size() > kMaxLineBytes)
    throw base::Error("line of " + std::to_string(line.size()) + " bytes: at most " +
                      std::to_string(kMaxLineBytes) + " are allowed");
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return std::nullopt;
  json_.read(line);
  const std::string type(json_.text("type"));
  const Seconds time = time_of(json_, "t");
  if (time < last_time_)
    throw base::Error("field t: " + base::decimal(time.count()) +
                      " is earlier than the line before (" + base::decimal(last_time_.count()) +
                      ")");
  auto event = parse_fields(type, time);
  if (event) last_time_ = time;
  return event;
}

std::optional<Event> EventReader::parse_fields(std::string_view type, Seconds time) {
  if (type == "note") return Event{time, note_of(json_)};
  if (type == "clock") return Event{time, Clock{}};
  if (type == "control") return Event{time, read_control(json_)};
  if (type == "on") return Event{time, note_on_of(json_)};
  if (type == "off") return Event{time, NoteOff{json_.integer("id")}};
  if (type == "chord")
    return Event{time, Chord{std::string(json_.text("name")), json_.numbers("pitches")}};
  if (type == "section") return Event{time, section_of(json_)};
  if (type == "header") return Event{time, header_of(json_)};
  if (type == "offer") return Event{time, offer_of(json_)};
  if (type == "trim") return Event{time, Trim{number_within(json_, "db", kTrimRange)}};
  if (type == "end") return Event{time, End{count_of(json_, "events")}};
  if (unknown_++ == 0) first_unknown_ = type;
  return std::nullopt;
}

Control EventReader::parse_control(std::string_view line) {
  json_.read(line);
  if (json_.text("type") != "control") throw base::Error("field type: should be \"control\"");
  Control control = read_control(json_);
  control.of_tune = false;  // whoever sends it says so
  return control;
}

Seconds EventReader::over() const { return over_of(json_); }

}  // namespace auralis::event
