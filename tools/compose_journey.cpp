// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_journey.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/error.h"
#include "cli/data_directory.h"
#include "cli/duration.h"
#include "compose/mood/parameter.h"
#include "compose/time/transport.h"
#include "toml/table.h"

namespace auralis {

namespace {

using base::Seconds;

std::filesystem::path file_of(const std::string& name) {
  const auto names = cli::data_names("journeys", ".toml");
  if (std::ranges::count(names, name) > 0)
    return cli::data_directory("journeys") / (name + ".toml");
  if (std::filesystem::exists(name)) return name;
  std::string list;
  for (const std::string& known : names) list += known + ", ";
  throw base::Error("--journey: '" + name + "' is none of " + list + "and no file",
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
      controls.push_back({name, stage.text(name, "")});
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

std::string list_journeys() {
  std::string text;
  for (const std::string& name : cli::data_names("journeys", ".toml"))
    text += name + "\t" +
            toml::read_file(cli::data_directory("journeys") / (name + ".toml"))
                .text("description", "") +
            "\n";
  return text;
}

}  // namespace auralis
