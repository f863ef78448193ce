// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A patch: the named parameter values of a timbre, as data. auralis-patch(5).
//
//   sine oscillator <-FM-+
//   square/saw ----------+--> wavefolder --> filter --> level (envelope, LFO) --> pan -+--> output
//   noise ---------------+                                              +--> reverb, delay, chorus
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "toml/table.h"
#include "torchsynth/voice_settings.h"

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

/// The sine of the square/saw oscillator's phase moves the phase of the sine oscillator.
struct FmPatch {
  double index = 0;     ///< radians, 0..6
  double envelope = 0;  ///< share of the index that follows the envelope, 0..1
};

enum class FilterType { kLowPass, kBandPass, kHighPass, kNone };

struct FilterPatch {
  FilterType type = FilterType::kLowPass;
  double cutoff = 2000;       ///< Hz at middle C
  double key_tracking = 0.5;  ///< octaves of cutoff an octave of pitch, 0..1
  double resonance = 0;       ///< 0 (Q = 0.5) .. 1 (Q = 20)
  double envelope = 0;        ///< octaves that the envelope's top adds
  double velocity = 0;        ///< octaves that full velocity adds
  double air = 0;             ///< low-pass only: gain of what lies far above the cutoff, 0..1
};

struct LfoPatch {
  double rate = 0.2;  ///< Hz
  double pitch = 0;   ///< semitones to each side
  double cutoff = 0;  ///< octaves to each side
  double level = 0;   ///< depth of tremolo, 0..1
};

/// A note as several voices beside each other.
struct UnisonPatch {
  int voices = 1;      ///< 1..8
  double detune = 12;  ///< cents from the lowest to the highest
  double spread = 1;   ///< how far they stand apart, 0..1
};

struct Patch {
  std::string name;
  std::string description;
  OscillatorPatch sine;
  OscillatorPatch saw;
  double shape = 1;  ///< of the second oscillator: 0 square .. 1 sawtooth
  FmPatch fm;
  double noise = 0;  ///< gain 0..1
  double fold = 0;   ///< share of the sum of these that is folded, 0..1
  EnvelopePatch envelope;
  FilterPatch filter;
  std::optional<EnvelopePatch> filter_envelope;  ///< the filter's own, else `envelope`
  LfoPatch lfo;
  UnisonPatch unison;
  /// Where set, sources, envelopes and LFOs are those of torchsynth's Voice, as is their level; the
  /// filter, unison and everything below are the patch's.
  std::optional<torchsynth::VoiceSettings> modular;
  double drift =
      0;  ///< cents of slow wander to each side, and a twelfth of it in octaves of cutoff
  double level = 0;     ///< dB
  double reverb = 0.3;  ///< gain of what goes to the reverb, 0..1
  double delay = 0;     ///< the same to the delay
  double chorus = 0;    ///< and to the chorus
  double velocity = 1;  ///< how much velocity acts on level: 0 not at all .. 1 fully
};

/// Reads a patch; throws base::Error with file, line and field.
[[nodiscard]] Patch read_patch(toml::Table& table, const std::string& name);

/// A sound of synth1B1 as an instrument.
[[nodiscard]] Patch synth1b1_patch(std::int64_t sound);

}  // namespace auralis::synth
