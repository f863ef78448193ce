// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/mood/mood.h"

#include <algorithm>
#include <cstdlib>

#include "event/meaning.h"
#include "theory/pitch.h"
#include "theory/scale.h"

namespace auralis::compose {

namespace {

using toml::Table;

constexpr int kLargestLeap = 12;  // in scale steps

int note(Table& table, std::string_view field, int absent) {
  const auto pitch = theory::parse_note(table.text(field, theory::note_name(absent)));
  if (!pitch) table.refuse(field, "should be a note like \"D4\"");
  return *pitch;
}

int whole(Table& table, std::string_view field, int absent, int low, int high) {
  const double value = table.number(field, absent, low, high);
  if (value != static_cast<int>(value)) table.refuse(field, "should be a whole number");
  return static_cast<int>(value);
}

Seconds seconds(Table& table, std::string_view field, Seconds absent, double low, double high) {
  return Seconds(table.number(field, absent.count(), low, high));
}

void weights(Table& table, std::string_view field, std::vector<double>& values, std::size_t fewest,
             std::size_t most) {
  if (!table.has(field)) return;
  values = table.numbers(field, 0, 100);
  const bool all_zero = std::ranges::all_of(values, [](double weight) { return weight == 0; });
  if (values.size() >= fewest && values.size() <= most && !all_zero) return;
  const std::string count =
      std::to_string(fewest) + (most > fewest ? " to " + std::to_string(most) : "");
  table.refuse(field, "should hold " + count + " weights, not all 0");
}

/// The field of two that the file has, for a complaint about both.
std::string_view present(const Table& table, std::string_view first, std::string_view second) {
  return table.has(first) ? first : second;
}

/// The fields all layers share.
void read_layer(Table& table, LayerMood& layer) {
  const int span = info_of(layer.id).least_span;
  layer.patch = table.text("patch", layer.patch);
  layer.level = table.number("level", layer.level, 0, 1);
  layer.density = table.number("density", layer.density, 0, 1);
  layer.low = note(table, "low", layer.low);
  layer.high = note(table, "high", layer.high);
  layer.pan = table.number("pan", layer.pan, 0, 1);
  if (layer.high - layer.low < span)
    table.refuse(present(table, "high", "low"), "low " + theory::note_name(layer.low) +
                                                    " and high " + theory::note_name(layer.high) +
                                                    " should lie " + std::to_string(span) +
                                                    " semitones apart or more");
}

void read_drone(Table table, DroneMood& drone) {
  read_layer(table, drone);
  drone.length = seconds(table, "length", drone.length, 4, 120);
  drone.fifth = table.flag("fifth", drone.fifth);
  table.refuse_unknown();
}

void read_pad(Table table, PadMood& pad) {
  read_layer(table, pad);
  pad.fewest = whole(table, "fewest", pad.fewest, 2, 5);
  pad.most = whole(table, "most", pad.most, 2, 5);
  if (pad.most < pad.fewest)
    table.refuse(present(table, "most", "fewest"), "most should not be less than fewest");
  table.refuse_unknown();
}

void read_bass(Table table, LayerMood& bass) {
  read_layer(table, bass);
  table.refuse_unknown();
}

void read_melody(Table table, MelodyMood& melody) {
  read_layer(table, melody);
  melody.pulse = table.number("pulse", melody.pulse, 0.25, 4);
  melody.phrase = table.number("phrase", melody.phrase, 4, 32);
  melody.rest = table.number("rest", melody.rest, 1, 64);
  melody.leap = whole(table, "leap", melody.leap, 1, kLargestLeap);
  weights(table, "steps", melody.steps, 2, kLargestLeap + 1);
  melody.deja_vu = table.number("deja_vu", melody.deja_vu, 0, 1);
  table.refuse_unknown();
}

void read_bells(Table table, BellMood& bells) {
  read_layer(table, bells);
  bells.rhythm = static_cast<BellMood::Rhythm>(
      table.choice("rhythm", static_cast<int>(bells.rhythm),
                   {BellMood::kRhythmNames.begin(), BellMood::kRhythmNames.end()}));
  if (table.has("loops")) bells.loops = table.numbers("loops", 2, 600);
  if (bells.loops.empty() || bells.loops.size() > 8)
    table.refuse("loops", "should hold 1 to 8 lengths in seconds");
  bells.rate = table.number("rate", bells.rate, 0.1, 120);
  bells.steps = whole(table, "steps", bells.steps, 2, 64);
  bells.pulses = whole(table, "pulses", std::min(bells.pulses, bells.steps), 1, bells.steps);
  bells.step = table.number("step", bells.step, 0.125, 8);
  table.refuse_unknown();
}

void read_texture(Table table, TextureMood& texture) {
  read_layer(table, texture);
  texture.length = seconds(table, "length", texture.length, 2, 120);
  texture.every = seconds(table, "every", texture.every, 4, 600);
  table.refuse_unknown();
}

void read_harmony(Table table, HarmonyMood& harmony) {
  harmony.chord = seconds(table, "chord", harmony.chord, 4, 60);
  harmony.tonic = table.number("tonic", harmony.tonic, 0.1, 20);
  harmony.richness = table.number("richness", harmony.richness, 0, 1);
  weights(table, "motion", harmony.motion, 4, 4);
  table.refuse_unknown();
}

/// A key that says its mode ("A minor") sets that, too: `mode` comes later and replaces it.
void read_names(Table& table, const event::Parameter& parameter, event::Settings& defaults) {
  const std::string param(parameter.name), name = table.text(parameter.name, "");
  for (const event::Control& meant : event::meaning_of({param, name})) {
    const event::Parameter& each = *event::find_parameter(meant.param);
    const std::vector<std::string> names = each.choices();
    if (std::ranges::count(names, event::to_text(meant.value)) == 0)
      table.refuse(param, event::none_of(each, name, names));
    set_value(defaults, each, meant.value);
  }
}

/// The parameters of which the table knows all values: a mood is none of its own.
void read_defaults(Table& table, event::Settings& defaults) {
  for (const event::Parameter& parameter : event::kParameters) {
    const event::Value usual = value_of(defaults, parameter);
    if (parameter.is_number()) {
      const auto [low, high] = parameter.range;
      set_value(defaults, parameter,
                table.number(parameter.name, std::get<double>(usual), low, high));
    } else if (parameter.choices != nullptr && table.has(parameter.name)) {
      read_names(table, parameter, defaults);
    }
  }
}

}  // namespace

LayerMood& Mood::layer(LayerId id) noexcept {
  switch (id) {
    case LayerId::kDrone:
      return drone;
    case LayerId::kPad:
      return pad;
    case LayerId::kBass:
      return bass;
    case LayerId::kMelody:
      return melody;
    case LayerId::kBells:
      return bells;
    case LayerId::kTexture:
      return texture;
  }
  std::abort();  // there is no other layer
}

Mood read_mood(Table table, const std::string& name) {
  Mood mood;
  mood.name = name;
  mood.defaults.mood = name;
  mood.description = table.text("description", "");
  mood.trim = table.number("trim", mood.trim, event::kTrimRange.low, event::kTrimRange.high);
  read_defaults(table, mood.defaults);
  read_harmony(table.table("harmony"), mood.harmony);
  const auto layer = [&table](LayerId id) { return table.table(info_of(id).name); };
  read_drone(layer(LayerId::kDrone), mood.drone);
  read_pad(layer(LayerId::kPad), mood.pad);
  read_bass(layer(LayerId::kBass), mood.bass);
  read_melody(layer(LayerId::kMelody), mood.melody);
  read_bells(layer(LayerId::kBells), mood.bells);
  read_texture(layer(LayerId::kTexture), mood.texture);
  table.refuse_unknown();
  if (!mood.drone.plays() && !mood.pad.plays())
    table.refuse(present(table, "drone", "pad"),
                 "the drone or the pad needs a patch and density: something must always sound");
  return mood;
}

}  // namespace auralis::compose
