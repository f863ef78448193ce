// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/parameter_line.h"

#include "base/decimal.h"
#include "base/error.h"
#include "json/json_writer.h"

namespace auralis::torchsynth {

namespace {

constexpr std::string_view kIndexField = "sound";
constexpr int kExactPlaces = 24;  // a normalised value is a multiple of 2^-24

double value_of(const json::JsonReader& json, const Parameter& parameter, Scale scale) {
  const double low = scale == Scale::kPhysical ? parameter.low : 0;
  const double high = scale == Scale::kPhysical ? parameter.high : 1;
  const double value = json.number(parameter.name);
  if (!(value >= low && value <= high))
    throw base::Error("field " + std::string(parameter.name) + ": " + base::decimal(value) +
                      " is outside " + base::decimal(low) + ".." + base::decimal(high));
  return value;
}

}  // namespace

Sound ParameterLineReader::read(std::string_view line, Scale scale, std::int64_t index) {
  json_.read(line);
  for (const std::string_view field : json_.fields())
    if (field != kIndexField && !parameter_index(field))
      throw base::Error("field " + std::string(field) + ": no parameter has this name");
  Sound sound{.index = json_.has(kIndexField) ? json_.integer(kIndexField) : index, .scale = scale};
  if (sound.index < 0) throw base::Error("field sound: should not be negative");
  for (std::size_t i = 0; i < kParameters; ++i)
    sound.values[i] = value_of(json_, kParameterTable[i], scale);
  return sound;
}

void append_line(std::string& out, const Sound& sound, Scale scale) {
  json::JsonWriter json(out);
  json.begin_object().field(kIndexField, sound.index);
  const bool convert = scale == Scale::kPhysical && sound.scale == Scale::kNormalised;
  for (std::size_t i = 0; i < kParameters; ++i) {
    const Parameter& parameter = kParameterTable[i];
    const double value = convert ? to_physical(parameter, sound.values[i]) : sound.values[i];
    json.field(parameter.name, value, kExactPlaces);
  }
  json.end_object();
  out += '\n';
}

}  // namespace auralis::torchsynth
