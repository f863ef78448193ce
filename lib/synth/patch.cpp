// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/patch.h"

namespace auralis::synth {

namespace {

using settings::SettingsTable;

OscillatorPatch read_oscillator(SettingsTable table) {
  OscillatorPatch oscillator;
  oscillator.level = table.number("level", oscillator.level, 0, 1);
  oscillator.tune = table.number("tune", oscillator.tune, -48, 48);
  table.refuse_unknown();
  return oscillator;
}

EnvelopePatch read_envelope(SettingsTable table) {
  EnvelopePatch e;
  e.attack = table.number("attack", e.attack, 0.001, 60);
  e.decay = table.number("decay", e.decay, 0.001, 60);
  e.sustain = table.number("sustain", e.sustain, 0, 1);
  e.release = table.number("release", e.release, 0.005, 60);
  e.curve = table.number("curve", e.curve, 0.1, 6);
  table.refuse_unknown();
  return e;
}

FilterPatch read_filter(SettingsTable table) {
  FilterPatch f;
  f.cutoff = table.number("cutoff", f.cutoff, 20, 20000);
  f.key_tracking = table.number("key_tracking", f.key_tracking, 0, 1);
  f.resonance = table.number("resonance", f.resonance, 0, 1);
  f.envelope = table.number("envelope", f.envelope, -8, 8);
  f.velocity = table.number("velocity", f.velocity, -4, 4);
  table.refuse_unknown();
  return f;
}

LfoPatch read_lfo(SettingsTable table) {
  LfoPatch l;
  l.rate = table.number("rate", l.rate, 0, 20);
  l.pitch = table.number("pitch", l.pitch, 0, 12);
  l.cutoff = table.number("cutoff", l.cutoff, 0, 4);
  l.level = table.number("level", l.level, 0, 1);
  table.refuse_unknown();
  return l;
}

}  // namespace

Patch read_patch(SettingsTable& table, const std::string& name) {
  Patch patch;
  patch.name = name;
  patch.description = table.text("description", "");
  patch.sine = read_oscillator(table.table("sine"));
  auto saw = table.table("saw");
  patch.shape = saw.number("shape", patch.shape, 0, 1);
  patch.saw = read_oscillator(saw);
  patch.noise = table.number("noise", patch.noise, 0, 1);
  patch.envelope = read_envelope(table.table("envelope"));
  patch.filter = read_filter(table.table("filter"));
  patch.lfo = read_lfo(table.table("lfo"));
  patch.level = table.number("level", patch.level, -60, 12);
  patch.reverb = table.number("reverb", patch.reverb, 0, 1);
  patch.delay = table.number("delay", patch.delay, 0, 1);
  patch.chorus = table.number("chorus", patch.chorus, 0, 1);
  patch.velocity = table.number("velocity", patch.velocity, 0, 1);
  table.refuse_unknown();
  return patch;
}

}  // namespace auralis::synth
