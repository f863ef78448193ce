// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_journey.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/error.h"
#include "base/suggestion.h"
#include "cli/data_directory.h"
#include "cli/duration.h"
#include "compose/mood/parameter.h"
#include "compose/time/transport.h"
#include "event/meaning.h"
#include "toml/table.h"

namespace auralis {

namespace {

using base::Seconds;

std::filesystem::path file_of(const std::string& name) {
  const auto names = cli::data_names("journeys", ".toml");
  if (std::ranges::count(names, name) > 0)
    return cli::data_directory("journeys") / (name + ".toml");
  if (cli::is_path(name) || std::filesystem::exists(name)) return name;
  throw base::Error("--journey: '" + name + "' is no file and none of " + base::listed(names) +
                        base::suggestion(name, names),
                    base::Fault::kUsage);
}

Seconds time_of(toml::Table& stage, Seconds before, bool first) {
  const std::string text = stage.text("at", first ? "0" : "");
  const auto time = cli::parse_duration(text);
  if (!time) stage.refuse("at", "'" + text + "' should be a time like 20m or 1h30m");
  if (first && *time > Seconds(0)) stage.refuse("at", "the first stage should begin at 0");
  if (!first && *time <= before) stage.refuse("at", "should be later than the stage before");
  return compose::to_microseconds(*time);
}

/// A key that says its mode ("A minor") sets that, too, where the stage has no mode of its own.
void add_name(std::vector<event::Control>& controls, const event::Control& control, bool has_mode) {
  for (event::Control& meant : event::meaning_of(control))
    if (meant.param == control.param || !has_mode) controls.push_back(std::move(meant));
}

/// What a stage sets, its mood first.
std::vector<event::Control> controls_of(toml::Table& stage, const compose::MoodLibrary& moods) {
  std::vector<event::Control> controls{{"mood", stage.text("mood", "")}};
  for (const event::Parameter& parameter : event::kParameters) {
    const std::string name(parameter.name);
    if (name == "mood" || !stage.has(name)) continue;
    const event::Range range = parameter.range;
    if (parameter.is_number())
      controls.push_back({name, stage.number(name, 0, range.low, range.high)});
    else
      add_name(controls, {name, stage.text(name, "")}, stage.has("mode"));
  }
  stage.refuse_unknown();
  event::Settings checked;
  for (const event::Control& control : controls) {
    try {
      compose::set_parameter(checked, control, moods);
    } catch (const base::Error& error) {
      stage.refuse(control.param, error.what());
    }
  }
  return controls;
}

}  // namespace

Journey read_journey(const std::string& name, const compose::MoodLibrary& moods) {
  toml::Table file = toml::read_file(file_of(name));
  (void)file.text("description", "");
  auto stages = file.tables("stage");
  file.refuse_unknown();
  if (stages.empty()) file.refuse("stage", "a journey should have one at least");
  Journey journey;
  Seconds now{0};
  for (toml::Table& stage : stages) {
    const bool first = &stage == stages.data();
    now = time_of(stage, now, first);
    auto controls = controls_of(stage, moods);
    if (first) {
      journey.mood = event::to_text(controls.front().value);
      journey.chosen.assign(controls.begin() + 1, controls.end());
    } else {
      for (event::Control& control : controls) journey.controls.push_back({now, control});
    }
  }
  return journey;
}

void list_journeys(cli::Listing& list) {
  for (const std::string& name : cli::data_names("journeys", ".toml"))
    list.add({"journey", name,
              toml::read_file(cli::data_directory("journeys") / (name + ".toml"))
                  .text("description", "")});
}

}  // namespace auralis
