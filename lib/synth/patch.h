// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A patch: the named parameter values of a timbre, as data. auralis-patch(5).
//
//   sine oscillator --+
//   square/saw -------+--> low-pass (envelope, LFO, key) -> level (envelope, LFO) -> pan -+->
//   output noise ------------+ +-> reverb, delay, chorus
#pragma once

#include <string>

#include "settings/settings_file.h"

namespace auralis::synth {

/// Attack, decay and release in seconds; sustain is a gain 0..1. Each stage is a ramp raised to the
/// power `curve`: 1 is linear, more is gentler at the quiet end.
struct EnvelopePatch {
  double attack = 0.01, decay = 0.5, sustain = 0.7, release = 1, curve = 2;
};

struct OscillatorPatch {
  double level = 0;  ///< gain 0..1
  double tune = 0;   ///< semitones from the note, fractions being cents
};

struct FilterPatch {
  double cutoff = 2000;       ///< Hz at middle C
  double key_tracking = 0.5;  ///< octaves of cutoff an octave of pitch, 0..1
  double resonance = 0;       ///< 0 (Q = 0.5) .. 1 (Q = 20)
  double envelope = 0;        ///< octaves that the envelope's top adds
  double velocity = 0;        ///< octaves that full velocity adds
};

struct LfoPatch {
  double rate = 0.2;  ///< Hz
  double pitch = 0;   ///< semitones to each side
  double cutoff = 0;  ///< octaves to each side
  double level = 0;   ///< depth of tremolo, 0..1
};

struct Patch {
  std::string name;
  std::string description;
  OscillatorPatch sine;
  OscillatorPatch saw;
  double shape = 1;  ///< of the second oscillator: 0 square .. 1 sawtooth
  double noise = 0;  ///< gain 0..1
  EnvelopePatch envelope;
  FilterPatch filter;
  LfoPatch lfo;
  double level = 0;     ///< dB
  double reverb = 0.3;  ///< gain of what goes to the reverb, 0..1
  double delay = 0;     ///< the same to the delay
  double chorus = 0;    ///< and to the chorus
  double velocity = 1;  ///< how much velocity acts on level: 0 not at all .. 1 fully
};

/// Reads a patch; throws base::Error with file, line and field.
[[nodiscard]] Patch read_patch(settings::SettingsTable& table, const std::string& name);

}  // namespace auralis::synth
