// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/mood/parameter.h"

#include <cmath>

#include "base/decimal.h"
#include "base/error.h"
#include "theory/pitch.h"
#include "theory/scale.h"

namespace auralis::compose {

namespace {

double number_within(event::Control& control, event::Range range) {
  auto* const value = std::get_if<double>(&control.value);
  if (value != nullptr && range.contains(*value)) return *value = std::round(*value * 1e6) / 1e6;
  throw base::Error(control.param + ": " + event::to_text(control.value) + " is outside " +
                    base::decimal(range.low) + ".." + base::decimal(range.high));
}

[[noreturn]] void refuse_name(const event::Control& control, const std::string& choices) {
  throw base::Error(control.param + ": '" + event::to_text(control.value) + "' is none of " +
                    choices);
}

template <typename Range, typename Name>
std::string listed(const Range& range, Name name) {
  std::string text;
  for (const auto& item : range) text += (text.empty() ? "" : ", ") + std::string(name(item));
  return text;
}

std::string checked_key(const event::Control& control) {
  std::string name = event::to_text(control.value);
  for (const std::string_view key : theory::key_names())
    if (key == name) return name;
  refuse_name(control, listed(theory::key_names(), [](std::string_view key) { return key; }));
}

std::string checked_mode(const event::Control& control) {
  std::string name = event::to_text(control.value);
  if (theory::find_mode(name) != nullptr) return name;
  refuse_name(control, listed(theory::modes(), [](const theory::Mode& mode) { return mode.name; }));
}

std::string checked_mood(const event::Control& control, const MoodLibrary& moods) {
  std::string name = event::to_text(control.value);
  if (moods.find(name) != nullptr) return name;
  refuse_name(control, listed(moods.all(), [](const auto& entry) { return entry.first; }));
}

}  // namespace

event::Control set_parameter(event::Settings& settings, event::Control control,
                             const MoodLibrary& moods) {
  if (control.param == "key")
    settings.key = checked_key(control);
  else if (control.param == "mode")
    settings.mode = checked_mode(control);
  else if (control.param == "bpm")
    settings.bpm = number_within(control, event::kBpmRange);
  else if (control.param == "intensity")
    settings.intensity = number_within(control, event::kIntensityRange);
  else if (control.param == "complexity")
    settings.complexity = number_within(control, event::kComplexityRange);
  else if (control.param == "mood")
    settings.mood = checked_mood(control, moods);
  else
    throw base::Error("param: '" + control.param +
                      "' is none of key, mode, bpm, intensity, complexity, mood");
  return control;
}

event::Settings checked_settings(const event::Settings& wanted, const MoodLibrary& moods) {
  event::Settings settings;
  settings.seed = wanted.seed;
  set_parameter(settings, {"mood", wanted.mood}, moods);
  set_parameter(settings, {"key", wanted.key}, moods);
  set_parameter(settings, {"mode", wanted.mode}, moods);
  set_parameter(settings, {"bpm", wanted.bpm}, moods);
  set_parameter(settings, {"intensity", wanted.intensity}, moods);
  set_parameter(settings, {"complexity", wanted.complexity}, moods);
  return settings;
}

}  // namespace auralis::compose
