// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/patch.h"

#include <map>

#include "torchsynth/synth1b1.h"

namespace auralis::synth {

namespace {

using toml::Table;

OscillatorPatch read_oscillator(Table table) {
  OscillatorPatch oscillator;
  oscillator.level = table.number("level", oscillator.level, 0, 1);
  oscillator.tune = table.number("tune", oscillator.tune, -48, 48);
  table.refuse_unknown();
  return oscillator;
}

EnvelopePatch read_envelope(Table table) {
  EnvelopePatch e;
  e.attack = table.number("attack", e.attack, 0.001, 60);
  e.decay = table.number("decay", e.decay, 0.001, 60);
  e.sustain = table.number("sustain", e.sustain, 0, 1);
  e.release = table.number("release", e.release, 0.005, 60);
  e.curve = table.number("curve", e.curve, 0.1, 6);
  table.refuse_unknown();
  return e;
}

FmPatch read_fm(Table table) {
  FmPatch fm;
  fm.index = table.number("index", fm.index, 0, 6);
  fm.envelope = table.number("envelope", fm.envelope, 0, 1);
  table.refuse_unknown();
  return fm;
}

FilterPatch read_filter(Table table) {
  FilterPatch f;
  f.type = static_cast<FilterType>(
      table.choice("type", 0, {"low-pass", "band-pass", "high-pass", "none"}));
  f.cutoff = table.number("cutoff", f.cutoff, 20, 20000);
  f.key_tracking = table.number("key_tracking", f.key_tracking, 0, 1);
  f.resonance = table.number("resonance", f.resonance, 0, 1);
  f.envelope = table.number("envelope", f.envelope, -8, 8);
  f.velocity = table.number("velocity", f.velocity, -4, 4);
  if (f.type == FilterType::kLowPass) f.air = table.number("air", f.air, 0, 1);
  table.refuse_unknown();
  return f;
}

LfoPatch read_lfo(Table table) {
  LfoPatch l;
  l.rate = table.number("rate", l.rate, 0, 20);
  l.pitch = table.number("pitch", l.pitch, 0, 12);
  l.cutoff = table.number("cutoff", l.cutoff, 0, 4);
  l.level = table.number("level", l.level, 0, 1);
  table.refuse_unknown();
  return l;
}

UnisonPatch read_unison(Table table) {
  UnisonPatch u;
  u.voices = static_cast<int>(table.integer("voices", u.voices, 1, 8));
  u.detune = table.number("detune", u.detune, 0, 200);
  u.spread = table.number("spread", u.spread, 0, 1);
  table.refuse_unknown();
  return u;
}

/// A sound of synth1B1, with physical parameters of its own in place of some of its.
torchsynth::VoiceSettings read_modular(Table table) {
  using namespace torchsynth;
  const auto sound = table.integer("sound", 0, 0, kSynth1B1Sounds - 1);
  PhysicalVector values = to_physical(synth1b1_parameters(sound));
  std::map<std::string_view, Table> modules;
  for (std::size_t i = 0; i < kParameters; ++i) {
    const Parameter& p = kParameterTable[i];
    const auto dot = p.name.find('.');
    const auto module = p.name.substr(0, dot), field = p.name.substr(dot + 1);
    if (!modules.contains(module)) modules.emplace(module, table.table(module));
    values[i] = modules.at(module).number(field, values[i], p.low, p.high);
  }
  for (const auto& [name, module] : modules) module.refuse_unknown();
  table.refuse_unknown();
  return settings_of(values);
}

}  // namespace

Patch synth1b1_patch(std::int64_t sound) {
  Patch patch;
  patch.name = "synth1b1:" + std::to_string(sound);
  patch.description = "Sound " + std::to_string(sound) + " of synth1B1";
  patch.modular =
      torchsynth::settings_of(torchsynth::to_physical(torchsynth::synth1b1_parameters(sound)));
  patch.filter.type = FilterType::kNone;
  patch.level = -12;
  return patch;
}

Patch read_patch(Table& table, const std::string& name) {
  Patch patch;
  patch.name = name;
  patch.description = table.text("description", "");
  (void)table.integer("program", 89, 1, 128);  // of General MIDI, for scores: no sound here
  patch.sine = read_oscillator(table.table("sine"));
  auto saw = table.table("saw");
  patch.shape = saw.number("shape", patch.shape, 0, 1);
  patch.saw = read_oscillator(saw);
  patch.fm = read_fm(table.table("fm"));
  patch.noise = table.number("noise", patch.noise, 0, 1);
  patch.fold = table.number("fold", patch.fold, 0, 1);
  patch.envelope = read_envelope(table.table("envelope"));
  patch.filter = read_filter(table.table("filter"));
  if (table.has("filter_envelope"))
    patch.filter_envelope = read_envelope(table.table("filter_envelope"));
  patch.lfo = read_lfo(table.table("lfo"));
  patch.unison = read_unison(table.table("unison"));
  if (table.has("torchsynth")) {
    patch.modular = read_modular(table.table("torchsynth"));
    if (!table.has("filter")) patch.filter.type = FilterType::kNone;
  }
  patch.drift = table.number("drift", patch.drift, 0, 100);
  patch.level = table.number("level", patch.level, -60, 12);
  patch.reverb = table.number("reverb", patch.reverb, 0, 1);
  patch.delay = table.number("delay", patch.delay, 0, 1);
  patch.chorus = table.number("chorus", patch.chorus, 0, 1);
  patch.velocity = table.number("velocity", patch.velocity, 0, 1);
  table.refuse_unknown();
  return patch;
}

}  // namespace auralis::synth
